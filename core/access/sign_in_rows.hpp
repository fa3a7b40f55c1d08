// The sign-ins that hold, as they are stored: they outlive a restart of the server that keeps them.
//
// Who is signed in proves it by a token, of which the hash alone is kept. The token is exchanged
// for another now and then; the one before holds for some seconds more, for what is under way. A
// sign-in keeps its id through that. One thread, that of the connection; the transaction is the
// caller's. Times in microseconds since 1970.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::access {

struct SignInRow {
  std::string id;
  std::int64_t user = 0;
  std::string client;  // from where: an address and what the browser calls itself
  std::int64_t created_at = 0, used_at = 0, expires_at = 0;
  bool former = false;  // found by the token that was exchanged already
};

class SignInRows {
 public:
  static constexpr std::int64_t kFormerHolds = 30'000'000;

  SignInRows(store::Connection& connection, std::int64_t now)
      : connection_(connection), now_(now) {}

  // Answers its token. Those that are over go.
  [[nodiscard]] std::string add(std::int64_t user, std::string_view client, std::int64_t holds);
  // Nothing for one that is unknown or over.
  [[nodiscard]] std::optional<SignInRow> find(std::string_view token);
  // Those that hold, newest first.
  [[nodiscard]] std::vector<SignInRow> of(std::int64_t user);
  // Another token for the same sign-in, which counts as used now.
  [[nodiscard]] std::string exchange(const SignInRow& row);
  void remove(std::string_view token);
  // False when the user has none of that id.
  bool remove_one(std::int64_t user, std::string_view id);
  void remove_all(std::int64_t user);

 private:
  store::Connection& connection_;
  const std::int64_t now_;
};

}  // namespace pareto::access
