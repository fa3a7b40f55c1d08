// Days that are told from another: "today-90d", "today + 2 weeks", "-12m", "今天-90天", "90 days
// ago", "3个月后".
//
// What is kept with such a day, a list that people saved, means another day tomorrow. Pure; any
// thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace pareto {

// Nothing where the text tells no day from today, or one before the year 1 or after 9999. Days,
// weeks, months and years are d, w, m, y, their names in English, or 天, 周, 月, 年. So many months
// from a last day is a last day: a month before 2026-03-31 is 2026-02-28.
[[nodiscard]] std::optional<Date> relative_day(std::string_view text, Date today);

}  // namespace pareto
