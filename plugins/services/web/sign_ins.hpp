// Who is signed in: what a cookie or an API key stands for.
//
//     const auto signed_in = sign_ins.by_password(name, password);     // throws Failure with words for people
//     const auto who = sign_ins.find(cookie);                          // null: sign in
//
// The cookie is a random text of this process; what the core gave at sign-in, which holds twelve hours, never leaves it. A sign-in that
// nobody uses for a while ends; its cookie is exchanged for a new one every quarter of an hour, and the old one holds for a few seconds
// more, for requests that are under way. Whether the core still knows it (a password that was changed, a user who left, a key that was
// revoked) is asked again after a change in the workspace, at most once a second.
//
// Any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "message.hpp"
#include "pareto/access.hpp"

namespace pareto::web {

// One sign-in; shared by the requests that it makes.
struct SignIn {
  pareto_session* session = nullptr;  // of `own`, or of whoever started the service
  std::optional<sdk::UserSession> own;
  std::int64_t user = 0;  // 0: the owner of the folder
  std::string name;
  std::string csrf;   // what a request that writes has to know beside the cookie
  std::string proof;  // the core's token, or the key
  bool by_key = false;
  std::atomic<bool> over = false;
  std::atomic<std::int64_t> checked_at = 0;        // milliseconds of Clock
  std::atomic<std::int64_t> checked_position = 0;  // of the journal
};

class SignIns {
 public:
  // The job's session is that of whoever started the service, for who opens the link that only they were shown.
  SignIns(const sdk::Job& job, const sdk::Access& access, int idle_minutes);

  struct Opened {
    std::shared_ptr<SignIn> who;
    std::string cookie;
  };
  [[nodiscard]] Opened by_password(std::string_view name, std::string_view password);
  // The secret of a link that works once, or nothing when it is another.
  [[nodiscard]] std::string make_link();
  [[nodiscard]] std::optional<Opened> by_link(std::string_view secret);
  // `fresh` gets a cookie that is to replace the one that was given. `position`: of the journal.
  [[nodiscard]] std::shared_ptr<SignIn> find(std::string_view cookie, std::int64_t position, std::string& fresh);
  // Throws Failure for a key that does not hold.
  [[nodiscard]] std::shared_ptr<SignIn> by_key(std::string_view key, std::int64_t position);
  void sign_out(std::string_view cookie);
  // Those that are over are forgotten.
  void sweep();
  [[nodiscard]] std::size_t count() const;

 private:
  struct Entry {
    std::shared_ptr<SignIn> who;
    Clock::time_point used, made;
    std::optional<Clock::time_point> ends;  // of a cookie that was exchanged
  };
  [[nodiscard]] Opened keep(std::shared_ptr<SignIn> who);
  // False when the core no longer knows it.
  [[nodiscard]] bool still_holds(SignIn& who, std::int64_t position);
  void end(const std::shared_ptr<SignIn>& who);

  const sdk::Access& access_;
  pareto_session* const owner_;
  std::int64_t owner_id_ = 0;
  std::string owner_name_;
  const std::chrono::minutes idle_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> cookies_, keys_;
  std::map<std::string, Clock::time_point, std::less<>> links_;
  std::mutex asking_;  // the core's service is asked by one at a time
};

}  // namespace pareto::web
