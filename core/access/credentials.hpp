// How users prove who they are: passwords, API keys, and the sessions that follow from them.
//
// Passwords are kept as argon2id (libsodium), keys and session tokens as hashes; none of them can
// be read back. They lie in tables of their own, which no view shows and no journal holds: what is
// journalled is that one was set, by whoever asks for it.
//
// Times in microseconds since 1970. One thread, that of the connection. Functions that change
// something leave the transaction to the caller, but for those named try_ and touch_: these begin
// and end one of their own, since a failed try must stay written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/method_scopes.hpp"
#include "core/access/sign_in_rows.hpp"
#include "core/store/connection.hpp"
#include "pareto/date.hpp"

namespace pareto::access {

struct SignedIn {
  std::int64_t user = 0;
  std::string name;
  std::optional<MethodScopes> scopes = {};  // nothing: all that the user may
};

struct ApiKey {
  std::int64_t id = 0, user = 0;
  std::string user_name, name, prefix;
  std::int64_t created_at = 0, expires_at = 0;
  std::optional<std::int64_t> last_used_at, revoked_at;
  MethodScopes scopes = {};  // without words: not narrowed
};

class Credentials {
 public:
  static constexpr std::int64_t kMicrosPerDay = 86'400'000'000;
  static constexpr std::int64_t kSessionMicros = kMicrosPerDay / 2;
  static constexpr std::int64_t kKeyDays = 365;
  static constexpr std::int64_t kUsedMicros =
      60'000'000;  // when a key was last used is known to the minute
  static constexpr int kFreeTries =
      5;  // then each failure doubles the wait, up to a quarter of an hour

  // `now`: in microseconds; `today`: of the firm, for who has left.
  Credentials(store::Connection& connection, std::int64_t now, sdk::Date today)
      : connection_(connection), now_(now), today_(today) {}

  // Throws Error for one that is too weak. Ends the user's sessions.
  void set_password(std::int64_t user, std::string_view password);
  // Answers the key: it is shown once and cannot be had again. Scopes without words: it may what
  // its user may.
  [[nodiscard]] std::string add_key(std::int64_t user, std::string_view name, std::int64_t days,
                                    const MethodScopes& scopes = {});
  [[nodiscard]] std::vector<ApiKey> keys(std::optional<std::int64_t> user = {});
  // By the visible beginning of a key. Throws Error when there is none or it is revoked already.
  ApiKey revoke_key(std::string_view prefix);
  // All keys and sessions of somebody who left or whose password changed hands.
  void end_all(std::int64_t user);

  struct Opened {
    SignedIn who;
    std::string token;
  };
  // By code, name or e-mail, to the letter. Throws Error(Denied): wrong, not allowed, too many
  // tries; placed at "code" where the password is right and the second factor is not, or not given.
  // `client`: from where, for the user's list of sign-ins.
  [[nodiscard]] Opened try_password(std::string_view name, std::string_view password,
                                    std::string_view code = {}, std::string_view client = {});
  // Whether it is really the user who sits there. Throws as above.
  void try_own_password(std::int64_t user, std::string_view password);
  // Throws Error(Denied) for one that is unknown, over, revoked.
  [[nodiscard]] SignedIn touch_token(std::string_view token);
  // Another token for the same sign-in; the one before holds for some seconds more. Throws
  // Error(Busy), too, and Error(Conflict) for one that was exchanged.
  [[nodiscard]] std::string touch_exchange(std::string_view token);
  [[nodiscard]] SignInRow row_of(std::string_view token);
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
  // How often it was wrong before, and until when nothing is tried.
  struct Tries {
    std::int64_t failures = 0, blocked_until = 0;
  };
  void check_password(const std::optional<Account>& who, std::string_view password);
  [[nodiscard]] Opened with_enrolment(Opened opened);
  [[nodiscard]] SignedIn admitted(std::int64_t user);
  void note_failure(std::int64_t user, std::int64_t failures);
  void note_use(std::int64_t key);

  store::Connection& connection_;
  const std::int64_t now_;
  const sdk::Date today_;
  Tries tries_;  // of the account whose password was looked at last
};

}  // namespace pareto::access
