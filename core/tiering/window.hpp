// Windows of time that metrics look at, as texts of settings and of users: "12m", "prev12m", "all".
//
// What they mean, day by day, is the SDK's (pareto/window.hpp): one definition for rules, reports
// and the host. Pure values; any thread.
#pragma once

#include <array>
#include <string_view>

#include "core/base/date.hpp"
#include "pareto/window.hpp"

namespace pareto::tiering {

using sdk::DayRange;
using sdk::Quarter;
using sdk::Window;

// Throws Error naming the forms there are; empty means all.
[[nodiscard]] Window parse_window(std::string_view text);

// The day after which the last `months` months until `as_of` begin: as of 2026-10-31, 3 months
// back, 2026-07-31.
[[nodiscard]] Date months_back(Date as_of, int months);

inline constexpr std::size_t kQuarters = 8;
// The last eight quarters of the calendar that had ended on `as_of` or before, oldest first.
[[nodiscard]] std::array<Quarter, kQuarters> last_quarters(Date as_of);

}  // namespace pareto::tiering
