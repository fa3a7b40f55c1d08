// Calendar days: a day as year, month and day, as text, and months that end on unlike days.
//
//     const Date until = job.as_of();                         // 2026-10-31
//     const Date from = until.plus_months(-2).month_start();  // 2026-08-01
//     until - from                                            // 91
//     rows.column(0).date(row).iso()                          // "2026-09-17"
//
// A Date has no time zone: it is the day that stands on the document. The host counts with these
// definitions too, so that a report agrees with the views of the database and with the windows that
// metrics look at; windows and quarters are in window.hpp. Values; any thread. Header-only,
// standard library only.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pareto/layer/apart.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct CivilDay {
  int year = 1970, month = 1, day = 1;
  friend bool operator==(const CivilDay&, const CivilDay&) = default;
};

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
// `month` from 1 to 12.
constexpr int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  // Years 1 to 9999; nothing for a day that does not exist, such as 2026-11-31.
  [[nodiscard]] static constexpr std::optional<Date> from_civil(int year, int month, int day);
  // Reads "2026-10-31", exactly so; nothing for anything else.
  [[nodiscard]] static constexpr std::optional<Date> from_iso(std::string_view text);

  [[nodiscard]] constexpr CivilDay civil() const;
  // "2026-10-31", for any year from 0 on.
  [[nodiscard]] std::string iso() const;

  // The same day of another month, or its last day: 2026-01-31 plus one month is 2026-02-28. From
  // 2026-02-28 a month more is 2026-03-28: a last day does not stay one.
  [[nodiscard]] constexpr Date plus_months(int months) const;
  [[nodiscard]] constexpr Date month_start() const { return {days - civil().day + 1}; }
  [[nodiscard]] constexpr Date month_end() const {
    const CivilDay day = civil();
    return {days - day.day + days_in_month(day.year, day.month)};
  }
  [[nodiscard]] constexpr bool is_month_end() const { return Date{days + 1}.civil().day == 1; }
  // year * 12 + month - 1: months as plain numbers that can be subtracted.
  [[nodiscard]] constexpr int month_number() const {
    const CivilDay day = civil();
    return day.year * 12 + day.month - 1;
  }

  friend constexpr Date operator+(Date date, std::int32_t more) { return {date.days + more}; }
  friend constexpr Date operator-(Date date, std::int32_t less) { return {date.days - less}; }
  // Days from `from` to `to`.
  friend constexpr std::int32_t operator-(Date to, Date from) { return to.days - from.days; }
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

namespace detail {

// Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
constexpr std::int32_t days_from_civil(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

}  // namespace detail

constexpr std::optional<Date> Date::from_civil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month))
    return std::nullopt;
  return Date{detail::days_from_civil(year, month, day)};
}

constexpr std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0}, part = 0;
  for (const char c : text) {
    if (c == '-') {
      if (++part > 2) return std::nullopt;
    } else if (c < '0' || c > '9') {
      return std::nullopt;
    } else {
      parts[part] = parts[part] * 10 + (c - '0');
    }
  }
  return from_civil(parts[0], parts[1], parts[2]);
}

// Howard Hinnant, as above: civil_from_days.
constexpr CivilDay Date::civil() const {
  const std::int64_t shifted = std::int64_t{days} + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const int of_era = static_cast<int>(shifted - era * 146'097);
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int from_march = (5 * of_year + 2) / 153;
  const int day = of_year - (153 * from_march + 2) / 5 + 1;
  const int month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

constexpr Date Date::plus_months(int months) const {
  const CivilDay from = civil();
  const int number = from.year * 12 + from.month - 1 + months;
  const int year = number >= 0 ? number / 12 : (number - 11) / 12;
  const int month = number - year * 12 + 1;
  const int last = days_in_month(year, month);
  return {detail::days_from_civil(year, month, from.day < last ? from.day : last)};
}

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/date.hpp"
#endif
