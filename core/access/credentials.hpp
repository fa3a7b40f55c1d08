// How users prove who they are: passwords, API keys, and the sessions that follow from them.
//
// Passwords are kept as argon2id (libsodium), keys and session tokens as hashes; none of them can be read back. They lie in tables
// of their own, which no view shows and no journal holds: what is journalled is that one was set, by whoever asks for it.
//
// Times in microseconds since 1970. One thread, that of the connection. Functions that change something leave the transaction to
// the caller, but for those named try_ and touch_: these begin and end one of their own, since a failed try must stay written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/connection.hpp"
#include "pareto/date.hpp"

namespace pareto::access {

struct SignedIn {
  std::int64_t user = 0;
  std::string name;
};

struct ApiKey {
  std::int64_t id = 0, user = 0;
  std::string user_name, name, prefix;
  std::int64_t created_at = 0, expires_at = 0;
  std::optional<std::int64_t> last_used_at, revoked_at;
};

class Credentials {
 public:
  static constexpr std::int64_t kMicrosPerDay = 86'400'000'000;
  static constexpr std::int64_t kSessionMicros = kMicrosPerDay / 2;
  static constexpr std::int64_t kKeyDays = 365;
  static constexpr std::int64_t kUsedMicros = 60'000'000;  // when a key was last used is known to the minute
  static constexpr int kFreeTries = 5;  // then each failure doubles the wait, up to a quarter of an hour

  // `now`: in microseconds; `today`: of the firm, for who has left.
  Credentials(store::Connection& connection, std::int64_t now, sdk::Date today) : connection_(connection), now_(now), today_(today) {}

  // Throws Error for one that is too weak. Ends the user's sessions.
  void set_password(std::int64_t user, std::string_view password);
  // Answers the key: it is shown once and cannot be had again.
  [[nodiscard]] std::string add_key(std::int64_t user, std::string_view name, std::int64_t days);
  [[nodiscard]] std::vector<ApiKey> keys(std::optional<std::int64_t> user = {});
  // By the visible beginning of a key. Throws Error when there is none or it is revoked already.
  ApiKey revoke_key(std::string_view prefix);
  // All keys and sessions of somebody who left or whose password changed hands.
  void end_all(std::int64_t user);

  struct Opened {
    SignedIn who;
    std::string token;
  };
  // By code, name or e-mail, to the letter. Throws Error(Denied): wrong, not allowed, too many tries.
  [[nodiscard]] Opened try_password(std::string_view name, std::string_view password);
  // Throws Error(Denied) for one that is unknown, over, revoked.
  [[nodiscard]] SignedIn touch_token(std::string_view token);
  [[nodiscard]] SignedIn touch_key(std::string_view key);
  void touch_out(std::string_view token);

 private:
  struct Account {
    std::int64_t user = 0;
    std::string code, name, email;
    bool may_sign_in = false;
  };
  [[nodiscard]] std::optional<Account> account(std::int64_t user);
  [[nodiscard]] std::optional<Account> account_named(std::string_view name);
  [[nodiscard]] SignedIn admitted(std::int64_t user);
  void note_failure(std::int64_t user, std::int64_t failures);
  void note_use(std::int64_t key);

  store::Connection& connection_;
  const std::int64_t now_;
  const sdk::Date today_;
};

}  // namespace pareto::access
