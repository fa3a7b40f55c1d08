// Sessions of users: by password, by the token of an earlier sign-in, by an API key.
//
//     pareto::sdk::Access access(job);
//     auto [session, token] = access.sign_in(name, password);
//     pareto::sdk::UserSession again = access.by_token(token);
//
// What is done with a session is done with that user's rights. Threads: any; a session is used by
// one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pareto/abi/access.h"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Owns a session; ends it when it goes.
class UserSession {
 public:
  UserSession(const pareto_access_v1* service, pareto_session* session)
      : service_(service), session_(session) {}
  ~UserSession() { service_->close(service_, session_); }
  UserSession(UserSession&& other) noexcept
      : service_(other.service_), session_(std::exchange(other.session_, nullptr)) {}
  UserSession(const UserSession&) = delete;
  UserSession& operator=(const UserSession&) = delete;
  UserSession& operator=(UserSession&&) = delete;

  [[nodiscard]] pareto_session* get() const { return session_; }
  [[nodiscard]] std::int64_t user() const { return service_->who(service_, session_, nullptr); }
  [[nodiscard]] std::string name() const {
    pareto_str name{};
    service_->who(service_, session_, &name);
    return std::string(to_view(name));
  }

 private:
  const pareto_access_v1* service_;
  pareto_session* session_;
};

class Access {
 public:
  // Throws Failure when the host has no such service.
  explicit Access(const Job& job) : service_(job.service<pareto_access_v1>(PARETO_SVC_ACCESS)) {}

  struct SignedIn {
    UserSession session;
    std::string token;
  };
  // These throw Failure with words for people.
  [[nodiscard]] SignedIn sign_in(std::string_view name, std::string_view password) const {
    char token[PARETO_TOKEN_ROOM] = {};
    pareto_session* session = nullptr;
    pareto_error error = no_error();
    require(service_->sign_in(service_, to_c(name), to_c(password), token, &session, &error),
            error);
    return {UserSession(service_, session), token};
  }
  [[nodiscard]] UserSession by_token(std::string_view token) const {
    return open(service_->by_token, token);
  }
  [[nodiscard]] UserSession by_key(std::string_view key) const {
    return open(service_->by_key, key);
  }
  void sign_out(std::string_view token) const {
    pareto_error error = no_error();
    require(service_->sign_out(service_, to_c(token), &error), error);
  }

 private:
  [[nodiscard]] UserSession open(pareto_status (*by)(const pareto_access_v1*, pareto_str,
                                                     pareto_session**, pareto_error*),
                                 std::string_view proof) const {
    pareto_session* session = nullptr;
    pareto_error error = no_error();
    require(by(service_, to_c(proof), &session, &error), error);
    return UserSession(service_, session);
  }

  const pareto_access_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk
