#include "calendar.hpp"

#include <cstdio>
#include <stdexcept>

namespace pareto::demo {

namespace chrono = std::chrono;

int days_between(Day from, Day to) { return static_cast<int>((to - from).count()); }

Day first_of_month(int month) {
  constexpr chrono::year_month kFirst{chrono::year{2023}, chrono::month{11}};
  return Day{(kFirst + chrono::months{month}) / 1};
}

Day first_of_year(int year) { return first_of_month(12 * year); }

Day last_of_year(int year) { return first_of_month(12 * year + 12) - chrono::days{1}; }

int month_of(Day day) {
  const chrono::year_month_day date{day};
  return (static_cast<int>(date.year()) - 2023) * 12 + static_cast<int>(unsigned(date.month())) -
         11;
}

int year_of(Day day) { return month_of(day) / 12; }

std::string format_day(Day day) {
  const chrono::year_month_day date{day};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Day parse_day(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const std::string copy(text);
  if (std::sscanf(copy.c_str(), "%d-%u-%u", &year, &month, &day) == 3) {
    const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    if (date.ok()) return date;
  }
  throw std::runtime_error("not a day: " + copy);
}

}  // namespace pareto::demo
