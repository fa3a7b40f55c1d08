// Days as people write them. What the numbers mean for a whole column is day_order.cpp's.
#include "core/base/date.hpp"
#include "core/base/date_parts.hpp"

namespace pareto {
namespace {

using date_parts::Parts;
using date_parts::PlainDate;
using date_parts::Reader;

constexpr int kBeforeRoc = 1911;  // 民國元年 is 1912

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr int two_digits(const char* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

// 26 is 2026, 85 is 1985; three digits are no year.
int full_year(int year, int digits) {
  if (digits == 4) return year;
  if (digits != 2) return 0;
  return year < kFirstShortYear ? 2000 + year : 1900 + year;
}

std::optional<Date> from_parts(const Parts& parts, DayOrder order, const PlainDate& plain) {
  // Three digits in front can be no other year; fewer are one where the column or the text says so.
  const bool roc = plain.roc || (order == DayOrder::RocYears && parts.first_digits <= 3) ||
                   (parts.first_digits == 3 && parts.first <= 150);
  if (roc && parts.first_digits <= 3 && parts.third_digits <= 2)
    return Date::from_civil(parts.first + kBeforeRoc, parts.second, parts.third);
  if (parts.first_digits == 4) {
    if (parts.third_digits > 2) return std::nullopt;
    return Date::from_civil(parts.first, parts.second, parts.third);
  }
  if (parts.first_digits > 2) return std::nullopt;
  if ((order == DayOrder::ShortYearFirst || plain.year_sign) && parts.third_digits <= 2)
    return Date::from_civil(full_year(parts.first, 2), parts.second, parts.third);
  if (parts.separator == '.') order = DayOrder::DayFirst;
  if (order != DayOrder::DayFirst && order != DayOrder::MonthFirst) {
    if (parts.third_digits != 4) return std::nullopt;
    bool known = false;
    if (parts.first > 12) order = DayOrder::DayFirst, known = true;
    if (parts.second > 12) order = DayOrder::MonthFirst, known = true;
    if (parts.first == parts.second) order = DayOrder::DayFirst, known = true;
    if (!known) return std::nullopt;
  }
  const int year = full_year(parts.third, parts.third_digits);
  return order == DayOrder::DayFirst ? Date::from_civil(year, parts.second, parts.first)
                                     : Date::from_civil(year, parts.first, parts.second);
}

// "31-oct-2026", "31 oct 26", "oct 31, 2026", "31st october 2026"
std::optional<Date> from_words(Reader reader) {
  const auto separate = [&] {
    reader.skip_blanks();
    if (!reader.skip('-') && !reader.skip('/')) reader.skip(',');
    reader.skip_blanks();
  };
  const auto ordinal = [&] {
    (void)(reader.skip("st") || reader.skip("nd") || reader.skip("rd") || reader.skip("th"));
  };
  int month = reader.month_name(), day = 0;
  if (month != 0) {
    separate();
    day = reader.number(2);
    ordinal();
  } else {
    day = reader.number(2);
    ordinal();
    separate();
    month = reader.month_name();
  }
  if (month == 0 || day < 0) return std::nullopt;
  separate();
  const int year = reader.number(4);
  if (year < 0) return std::nullopt;
  const int whole = full_year(year, reader.digits());
  return ends_well(reader) ? Date::from_civil(whole, month, day) : std::nullopt;
}

// 20260105; 1150105 and 990105 where the column counts years of the Republic; 260105 where it
// shortens them.
std::optional<Date> from_digits(std::string_view text, DayOrder order) {
  const auto day = [&](int year, std::size_t at) {
    return Date::from_civil(year, two_digits(text.data() + at), two_digits(text.data() + at + 2));
  };
  if (date_parts::is_run_of_digits(text, 8)) {
    const int year = two_digits(text.data()) * 100 + two_digits(text.data() + 2);
    if (order == DayOrder::RocYears && text[0] == '0' && year < 1000)
      return day(year + kBeforeRoc, 4);
    return year < 1600 || year > 2400 ? std::nullopt : day(year, 4);
  }
  if (order == DayOrder::RocYears && date_parts::is_run_of_digits(text, 7))
    return day((text[0] - '0') * 100 + two_digits(text.data() + 1) + kBeforeRoc, 3);
  if (!date_parts::is_run_of_digits(text, 6)) return std::nullopt;
  const int year = two_digits(text.data());
  if (order == DayOrder::RocYears) return day(year + kBeforeRoc, 2);
  if (order == DayOrder::ShortYearFirst) return day(full_year(year, 2), 2);
  return std::nullopt;
}

std::optional<Date> parse_slowly(std::string_view text, DayOrder order) {
  const PlainDate plain = date_parts::plain_date(text);
  if (plain.text.find_first_not_of("0123456789") >= 6) return from_digits(plain.text, order);
  Reader reader(plain.text);
  if (const auto parts = read_parts(reader)) return from_parts(*parts, order, plain);
  return from_words(Reader(plain.text));
}

template <std::size_t... places>
bool are_digits(std::string_view text) {
  return (is_digit(text[places]) && ...);
}

// After the ten characters of a date: nothing, " 08:26" or "T08:26:00". What else there may be is
// looked at slowly.
bool ends_with_clock(std::string_view text) {
  if (text.size() == 10) return true;
  if ((text.size() != 16 && text.size() != 19) || (text[10] != ' ' && text[10] != 'T') ||
      text[13] != ':')
    return false;
  if (!are_digits<11, 12, 14, 15>(text) || text[14] > '5' || two_digits(text.data() + 11) > 23)
    return false;
  return text.size() == 16 || (text[16] == ':' && are_digits<17, 18>(text) && text[17] <= '5');
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, DayOrder order) {
  const bool shaped = text.size() >= 10 && text[4] == text[7] && (text[4] == '-' || text[4] == '/');
  if (shaped && are_digits<0, 1, 2, 3, 5, 6, 8, 9>(text) && ends_with_clock(text)) {
    const char* at = text.data();
    return Date::from_civil(two_digits(at) * 100 + two_digits(at + 2), two_digits(at + 5),
                            two_digits(at + 8));
  }
  // Longer than any date with its time: not worth the look.
  if (text.size() < 6 || text.size() > 80) return std::nullopt;
  return parse_slowly(text, order);
}

std::optional<Date> parse_date(std::string_view text) {
  return parse_date(text, DayOrder::YearFirst);
}

}  // namespace pareto
