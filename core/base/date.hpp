// Calendar days and moments, and how they are read from the files people have.
//
// A Date has no time zone: it is the day that stands on the document. A Time is a moment in UTC.
// Reading accepts the forms of Chinese, European and American exports; a day that does not exist
// (2026-11-31) is no date. Pure values; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pareto/date.hpp"

namespace pareto {

// A calendar day as plugins count it: one definition for the host and for them.
using sdk::CivilDay;
using sdk::Date;

struct Time {
  std::int64_t micros = 0;  // since 1970-01-01T00:00:00 UTC

  // The day in UTC.
  [[nodiscard]] Date date() const;
  // "2026-10-31T08:26:00Z", with six decimals when there is a fraction.
  [[nodiscard]] std::string iso() const;

  friend auto operator<=>(const Time&, const Time&) = default;
};

// What the numbers mean when the year comes last. YearFirst: only where they say it themselves
// (31/10/2026).
enum class DayOrder { YearFirst, DayFirst, MonthFirst };

// Reads 2026-10-31, 2026/1/5, 2026.10.31, 20261031, 2026年10月31日, 31.10.2026, 31-Oct-2026, "Oct
// 31, 2026", each possibly followed by a time of day, which is checked and dropped, or a weekday;
// full-width digits and blanks around are fine. Numbers with a dot and the year last are day first
// in every order.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, DayOrder order);
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// Looks at a column's values: YearFirst unless some have the year last. Where each could be read
// both ways, the number that takes more different values is the day, and DayFirst if that does not
// tell either.
[[nodiscard]] DayOrder guess_day_order(std::span<const std::string> texts);

}  // namespace pareto
