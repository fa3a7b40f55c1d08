// The period that the report looks at, to the day, and the same length before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::key_accounts {

using Day = std::int32_t;  // since 1970-01-01

inline constexpr Day kLongAgo = -1'000'000;

struct Civil {
  int year, month, day;
};
[[nodiscard]] Civil civil_of(Day day);
[[nodiscard]] Day day_of(const Civil& civil);

// The same day of another month, or its last: 2026-03-31 less one month is 2026-02-28.
[[nodiscard]] Day plus_months(Day day, int months);
[[nodiscard]] Day month_start(Day day);
[[nodiscard]] bool is_month_end(Day day);
// Months between the first days of two months.
[[nodiscard]] int months_between(Day from, Day to);

// All days from `first` to `last`, both included.
struct Window {
  int months = 12;  // 0: all data
  Day first = kLongAgo, last = 0;

  [[nodiscard]] bool all() const { return months == 0; }
  [[nodiscard]] bool holds(Day day) const { return day >= first && day <= last; }
  // The period before, of the same length. Only where !all().
  [[nodiscard]] Window before() const;
};

// "12m" or "all", ending with `as_of`, as the host's own windows; empty means "12m". Nothing for anything else.
[[nodiscard]] std::optional<Window> window_of(std::string_view text, Day as_of);

}  // namespace pareto::key_accounts
