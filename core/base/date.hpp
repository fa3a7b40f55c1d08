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

// What the numbers of a day mean where they do not say it themselves.
//   YearFirst           years have four digits; 31/10/2026 says itself what it is
//   DayFirst, MonthFirst  the year comes last
//   ShortYearFirst      24-05-26 and 240526: two digits of the year, then month and day
//   RocYears            113/05/26, 1130526: years of the Republic of China, 1912 being the first
enum class DayOrder { YearFirst, DayFirst, MonthFirst, ShortYearFirst, RocYears };

// Two digits of a year are 1970 to 2069: 69 is 2069, 70 is 1970.
inline constexpr int kFirstShortYear = 70;

// Reads 2026-10-31, 2026/1/5, 2026.10.31, 20261031, 2026年10月31日, 二〇二六年十月三十一日,
// 民國115年10月31日, 31.10.2026, 31-Oct-2026, "Oct 31, 2026", each possibly followed by a time of
// day (下午 3:20, 15时20分), which is checked and dropped, or a weekday; full-width digits and
// blanks around are fine. Numbers with a dot and the year last are day first, and three digits from
// 100 to 150 are a year of the Republic, in every order.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, DayOrder order);
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// Looks at a column's values: YearFirst unless some have the year last or in two digits. Where each
// could be read in several ways, the number that takes most different values is the day, and
// DayFirst if that does not tell either. RocYears where years of the Republic stand, or seven
// digits can all be such days; `taiwan`: the file speaks of Taiwan, so that 98/05/26 is 2009.
[[nodiscard]] DayOrder guess_day_order(std::span<const std::string> texts, bool taiwan = false);

}  // namespace pareto
