// Days and months of the demo company. Plain std::chrono days: no time zone, no clock.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace pareto::demo {

using Day = std::chrono::sys_days;

// The company's books run for 36 months and end on the as-of day, in three years from November to
// October.
inline constexpr Day kFirstDay{std::chrono::year{2023} / 11 / 1};
inline constexpr Day kAsOf{std::chrono::year{2026} / 10 / 31};
inline constexpr int kYears = 3;
inline constexpr int kMonths = 12 * kYears;

[[nodiscard]] int days_between(Day from, Day to);
[[nodiscard]] Day first_of_year(int year);  // of the company's year 0, 1 or 2
[[nodiscard]] Day last_of_year(int year);
[[nodiscard]] int year_of(Day day);   // 0, 1 or 2
[[nodiscard]] int month_of(Day day);  // 0 to 35, counted from kFirstDay
[[nodiscard]] Day first_of_month(int month);

[[nodiscard]] std::string format_day(Day day);       // 2026-10-31
[[nodiscard]] Day parse_day(std::string_view text);  // throws std::runtime_error

}  // namespace pareto::demo
