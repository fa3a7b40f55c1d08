// Windows of time that metrics look at: "12m", "prev12m", "all".
//
// "12m" are the 12 months that end with a day, to the day: as of 2011-12-09 they begin on
// 2010-12-10, and as of the last day of a month they are whole months. "prev12m" are the 12 months
// before those; windows of one length follow each other without gap or overlap, also over months of
// unlike length. "all" is everything until the day. Any number of months from 1 to 1200.
//
// Pure values; any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/date.hpp"

namespace pareto::tiering {

// Both days belong to it.
struct DayRange {
  Date from, to;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

struct Window {
  int months = 0;   // 0: all
  int skipped = 0;  // months between its end and the day looked at

  // Throws Error naming the forms there are.
  [[nodiscard]] static Window parse(std::string_view text);

  [[nodiscard]] bool is_all() const { return months == 0; }
  [[nodiscard]] DayRange range(Date as_of) const;
  // The window of the same length before this one; of "all" there is none, and it stays as it is.
  [[nodiscard]] Window previous() const { return {months, skipped + months}; }
  [[nodiscard]] std::string text() const;

  friend bool operator==(const Window&, const Window&) = default;
};

// The day after which the last `months` months until `as_of` begin: as of 2026-10-31, 3 months
// back, 2026-07-31.
[[nodiscard]] Date months_back(Date as_of, int months);

// A quarter of the calendar.
struct Quarter {
  int year, number;  // 1 to 4
  [[nodiscard]] DayRange range() const;
  [[nodiscard]] std::string text() const;  // "2026Q3"
  friend bool operator==(const Quarter&, const Quarter&) = default;
};
inline constexpr std::size_t kQuarters = 8;
// The last eight quarters that had ended on `as_of` or before, oldest first.
[[nodiscard]] std::array<Quarter, kQuarters> last_quarters(Date as_of);

}  // namespace pareto::tiering
