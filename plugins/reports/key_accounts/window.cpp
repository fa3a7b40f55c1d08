#include "window.hpp"

#include <algorithm>
#include <charconv>

namespace pareto::key_accounts {

// Both after Howard Hinnant, "chrono-compatible low-level date algorithms".
Civil civil_of(Day day) {
  const int z = day + 719'468;
  const int era = (z >= 0 ? z : z - 146'096) / 146'097;
  const auto doe = static_cast<unsigned>(z - era * 146'097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<int>(yoe) + era * 400 + (month <= 2 ? 1 : 0), month,
          static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

Day day_of(const Civil& civil) {
  const int year = civil.year - (civil.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const auto yoe = static_cast<unsigned>(year - era * 400);
  const auto month = static_cast<unsigned>(civil.month > 2 ? civil.month - 3 : civil.month + 9);
  const unsigned doy = (153 * month + 2) / 5 + static_cast<unsigned>(civil.day) - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146'097 + static_cast<Day>(doe) - 719'468;
}

Day plus_months(Day day, int months) {
  const Civil from = civil_of(day);
  const int number = from.year * 12 + from.month - 1 + months;
  const int year = number >= 0 ? number / 12 : (number - 11) / 12;
  const int month = number - year * 12 + 1;
  const Day first = day_of({year, month, 1});
  const Day next = month == 12 ? day_of({year + 1, 1, 1}) : day_of({year, month + 1, 1});
  return std::min(first + from.day - 1, next - 1);
}

Day month_start(Day day) {
  const Civil civil = civil_of(day);
  return day_of({civil.year, civil.month, 1});
}

bool is_month_end(Day day) { return civil_of(day + 1).day == 1; }

int months_between(Day from, Day to) {
  const Civil a = civil_of(from), b = civil_of(to);
  return (b.year - a.year) * 12 + b.month - a.month;
}

namespace {

// The first day of the last `months` months until `last`. Where that month lacks the day, the next month's first: so windows
// meet without overlap, and as of the last day of a month they are whole months.
Day first_day(Day last, int months) {
  const Day first = plus_months(last + 1, -months);
  return civil_of(first).day == civil_of(last + 1).day ? first : first + 1;
}

}  // namespace

Window Window::before() const { return {months, first_day(last, 2 * months), first - 1}; }

std::optional<Window> window_of(std::string_view text, Day as_of) {
  if (text == "all") return Window{0, kLongAgo, as_of};
  if (text.empty()) text = "12m";
  int months = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failed] = std::from_chars(text.data(), end, months);
  if (failed != std::errc() || rest != end - 1 || *rest != 'm' || months < 1 || months > 1200) return std::nullopt;
  return Window{months, first_day(as_of, months), as_of};
}

}  // namespace pareto::key_accounts
