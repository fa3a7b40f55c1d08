// What the numbers of a column of days mean, by looking at all of them.
#include <algorithm>
#include <array>
#include <bitset>

#include "core/base/date.hpp"
#include "core/base/date_parts.hpp"

namespace pareto {
namespace {

using date_parts::Parts;

constexpr int kFirstRocYear = 80, kLastRocYear = 150;  // 1991 to 2061

// Which of the three places can be the year, month and day, and how often its value changes.
struct Place {
  std::bitset<100> values;
  int most = 0;

  void add(int value) {
    values.set(static_cast<std::size_t>(std::min(value, 99)));
    most = std::max(most, value);
  }
};

// Three numbers of one or two digits each: days change more often than years.
DayOrder of_short(const std::array<Place, 3>& places) {
  const auto& [first, second, third] = places;
  const bool year_first = second.most <= 12 && third.most <= 31,
             day_first = first.most <= 31 && second.most <= 12,
             month_first = first.most <= 12 && second.most <= 31;
  if (!day_first && !month_first) return year_first ? DayOrder::ShortYearFirst : DayOrder::DayFirst;
  if (!year_first || first.values.count() >= third.values.count()) {
    if (day_first != month_first) return day_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
    return second.values.count() > first.values.count() ? DayOrder::MonthFirst : DayOrder::DayFirst;
  }
  return DayOrder::ShortYearFirst;
}

}  // namespace

DayOrder guess_day_order(std::span<const std::string> texts, bool taiwan) {
  std::size_t filled = 0, day_first = 0, month_first = 0, either = 0, brief = 0, roc = 0,
              roc_digits = 0, brief_digits = 0, full_years = 0;
  std::bitset<32> firsts, seconds;
  std::array<Place, 3> places;
  bool roc_years = true;  // the short ones could all be
  for (const std::string& text : texts) {
    if (text.size() < 6 || text.size() > 80) continue;
    ++filled;
    const date_parts::PlainDate plain = date_parts::plain_date(text);
    if (plain.roc) {
      ++roc;
      continue;
    }
    if (date_parts::is_run_of_digits(plain.text, 7)) {
      const int year =
          (plain.text[0] - '0') * 100 + (plain.text[1] - '0') * 10 + plain.text[2] - '0';
      roc_digits += year <= kLastRocYear && parse_date(text, DayOrder::RocYears).has_value();
      continue;
    }
    if (date_parts::is_run_of_digits(plain.text, 6)) {
      brief_digits += parse_date(text, DayOrder::ShortYearFirst).has_value();
      continue;
    }
    date_parts::Reader reader(plain.text);
    const auto parts = date_parts::read_parts(reader);
    if (!parts) continue;
    full_years += parts->first_digits == 4;
    roc += parts->first_digits == 3;
    if (parts->first_digits > 2 || plain.year_sign) continue;
    if (parts->separator == '.' && parts->first <= 31) continue;
    if (parts->third_digits <= 2) {
      ++brief;
      roc_years =
          roc_years && parts->first >= kFirstRocYear && parts->second <= 12 && parts->third <= 31;
      places[0].add(parts->first);
      places[1].add(parts->second);
      places[2].add(parts->third);
      continue;
    }
    if (parts->first > 31 || parts->second > 31) continue;
    if (parts->first > 12) {
      ++day_first;
    } else if (parts->second > 12) {
      ++month_first;
    } else {
      ++either;
    }
    firsts.set(static_cast<std::size_t>(parts->first));
    seconds.set(static_cast<std::size_t>(parts->second));
  }
  if (roc > 0 && roc >= full_years) return DayOrder::RocYears;
  if (roc_digits > 0 && roc_digits * 5 >= filled * 4) return DayOrder::RocYears;
  if (brief_digits > 0 && brief_digits * 5 >= filled * 4)
    return taiwan ? DayOrder::RocYears : DayOrder::ShortYearFirst;
  if (brief > 0 && day_first + month_first + either == 0) {
    if (taiwan && roc_years) return DayOrder::RocYears;
    return of_short(places);
  }
  if (day_first + month_first + either == 0) return DayOrder::YearFirst;
  if (day_first != month_first)
    return day_first > month_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
  return seconds.count() > firsts.count() ? DayOrder::MonthFirst : DayOrder::DayFirst;
}

}  // namespace pareto
