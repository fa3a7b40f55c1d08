// The second step of signing in: the code that a telephone shows (totp.hpp), or one of ten recovery
// codes, each of which works once.
//
// The secret lies in a table of its own that no view, journal or method tells; who may read the
// workspace's folder has all of it anyway. Recovery codes are kept as hashes. One thread, that of
// the connection; the transaction is the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/connection.hpp"
#include "pareto/date.hpp"

namespace pareto::access {

class SecondFactor {
 public:
  struct State {
    std::int64_t since = 0;  // microseconds
    int recovery_codes = 0;  // not used yet
  };

  // `now`: microseconds since 1970; `today`: of the firm, for roles.
  SecondFactor(store::Connection& connection, std::int64_t now, sdk::Date today)
      : connection_(connection), now_(now), today_(today) {}

  // Nothing where none is set up.
  [[nodiscard]] std::optional<State> state(std::int64_t user);
  // A role that the user has today takes it.
  [[nodiscard]] bool needed(std::int64_t user);
  // A new secret (raw), which holds only once it is confirmed; until then the one before holds.
  [[nodiscard]] std::string begin(std::int64_t user);
  // Answers the recovery codes, which are told this once. Throws Error for a wrong code, or without
  // begin.
  [[nodiscard]] std::vector<std::string> confirm(std::int64_t user, std::string_view code);
  void remove(std::int64_t user);
  // Notes that the code was used. A recovery code is gone with it.
  [[nodiscard]] bool use(std::int64_t user, std::string_view code);

 private:
  store::Connection& connection_;
  const std::int64_t now_;
  const sdk::Date today_;
};

}  // namespace pareto::access
