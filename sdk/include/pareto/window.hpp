// Periods that reports and rules look at: "12m", "prev12m", "all", and the quarters of the
// calendar.
//
//     const auto window = Window::parse(job.text("window", "12m"));
//     if (!window) throw Failure(PARETO_E_ARGUMENT, …);
//     const DayRange now = window->range(job.as_of()), before = window->previous().range(job.as_of());
//
// "12m" are the 12 months that end with a day, to the day: as of 2011-12-09 they begin on
// 2010-12-10, and as of the last day of a month they are whole months. "prev12m" are the 12 months
// before those; windows of one length follow each other without gap or overlap, also over months of
// unlike length. "all" is everything until the day. The host's metrics look at these very windows.
// Values; any thread. Header-only, standard library only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pareto/date.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Both days belong to it.
struct DayRange {
  Date from, to;
  [[nodiscard]] constexpr bool holds(Date day) const { return from <= day && day <= to; }
  [[nodiscard]] constexpr std::int32_t days() const { return to - from + 1; }
  friend constexpr bool operator==(const DayRange&, const DayRange&) = default;
};

struct Window {
  int months = 0;   // 1 to 1200; 0: all
  int skipped = 0;  // months between its end and the day looked at

  // Empty means all. Nothing for what is no window.
  [[nodiscard]] static constexpr std::optional<Window> parse(std::string_view text);

  [[nodiscard]] constexpr bool is_all() const { return months == 0; }
  // All begins with the year 1.
  [[nodiscard]] constexpr DayRange range(Date as_of) const;
  // The window of the same length before this one; of "all" there is none, and it stays as it is.
  [[nodiscard]] constexpr Window previous() const { return {months, skipped + months}; }
  [[nodiscard]] std::string text() const {
    if (is_all()) return "all";
    return (skipped == 0 ? "" : "prev") + std::to_string(months) + "m";
  }
  friend constexpr bool operator==(const Window&, const Window&) = default;
};

// A quarter of the calendar.
struct Quarter {
  int year = 1970, number = 1;  // 1 to 4

  [[nodiscard]] static constexpr Quarter of(Date day) {
    const CivilDay civil = day.civil();
    return {civil.year, (civil.month + 2) / 3};
  }
  [[nodiscard]] constexpr Quarter plus(int quarters) const {
    const int count = year * 4 + number - 1 + quarters;
    const int of = count >= 0 ? count / 4 : (count - 3) / 4;
    return {of, count - of * 4 + 1};
  }
  [[nodiscard]] constexpr DayRange range() const {
    const Date from{detail::days_from_civil(year, number * 3 - 2, 1)};
    return {from, from.plus_months(3) - 1};
  }
  // "2026Q3"
  [[nodiscard]] std::string text() const {
    return std::to_string(year) + "Q" + std::to_string(number);
  }
  friend constexpr bool operator==(const Quarter&, const Quarter&) = default;
};

namespace detail {

// The first day of the last `months` months until `as_of`. Where that month lacks the day, the next
// month's first: so windows meet without overlap, and as of the last day of a month they are whole
// months.
constexpr Date first_day_of_months(Date as_of, int months) {
  const Date after = as_of + 1;
  const Date first = after.plus_months(-months);
  return first.civil().day == after.civil().day ? first : first + 1;
}

}  // namespace detail

constexpr std::optional<Window> Window::parse(std::string_view text) {
  if (text.empty() || text == "all") return Window{};
  const bool previous = text.starts_with("prev");
  if (previous) text.remove_prefix(4);
  if (text.size() < 2 || text.back() != 'm') return std::nullopt;
  text.remove_suffix(1);
  int months = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    months = months * 10 + (c - '0');
    if (months > 1200) return std::nullopt;
  }
  if (months < 1) return std::nullopt;
  const Window window{months, 0};
  return previous ? window.previous() : window;
}

constexpr DayRange Window::range(Date as_of) const {
  if (is_all()) return {{detail::days_from_civil(1, 1, 1)}, as_of};
  return {detail::first_day_of_months(as_of, skipped + months),
          skipped == 0 ? as_of : detail::first_day_of_months(as_of, skipped) - 1};
}

}  // namespace v0
}  // namespace pareto::sdk
