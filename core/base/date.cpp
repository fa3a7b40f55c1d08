#include "core/base/date.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdio>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr int two_digits(const char* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Half-width digits and marks, lower-case letters; 年月日 become dashes.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = unihan::folded(next_code_point(text, at));
    if (code == U'年' || code == U'月') {
      out += '-';
    } else if (code == U'日' || code == U'号' || code == U'號') {
      out += ' ';
    } else if (code != unihan::kDropped) {
      append_utf8(out, code);
    }
  }
  return std::string(trimmed(out));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool skip(std::string_view word) {
    if (rest().substr(0, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void skip_blanks() {
    while (skip(' ')) {
    }
  }
  // Up to `most` digits; -1 when there is none or one more follows.
  int number(int most) {
    const std::size_t from = at_;
    int value = 0;
    while (is_digit(peek()) && at_ - from < static_cast<std::size_t>(most))
      value = value * 10 + (text_[at_++] - '0');
    digits_ = static_cast<int>(at_ - from);
    return digits_ == 0 || is_digit(peek()) ? -1 : value;
  }
  [[nodiscard]] int digits() const { return digits_; }
  // 1 to 12 for the English name of a month, whole or its first three letters; 0 otherwise.
  int month_name() {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    const std::size_t from = at_;
    while (is_letter(peek())) ++at_;
    const std::string_view word = text_.substr(from, at_ - from);
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      if (word == kMonths[i] || word == kMonths[i].substr(0, 3) || (word == "sept" && i == 8)) {
        skip('.');
        return static_cast<int>(i + 1);
      }
    }
    at_ = from;
    return 0;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int digits_ = 0;
};

// True when what follows a date is nothing, a weekday or a time of day that exists.
bool ends_well(Reader& reader) {
  if (reader.at_end()) return true;
  const bool marked = reader.skip('t') || reader.skip('T');
  if (!marked && reader.peek() != ' ') return false;
  reader.skip_blanks();
  if (!marked && (reader.skip("星期") || reader.skip("周"))) return reader.rest().size() == 3;
  if (reader.at_end()) return !marked;
  const int hour = reader.number(2);
  if (hour < 0 || hour > 24 || !reader.skip(':')) return false;
  const int minute = reader.number(2);
  if (minute < 0 || minute > 59) return false;
  if (reader.skip(':')) {
    const int second = reader.number(2);
    if (second < 0 || second > 60) return false;
    if (reader.skip('.') || reader.skip(',')) {
      if (reader.number(9) < 0) return false;
    }
  }
  reader.skip_blanks();
  if (reader.skip("am") || reader.skip("pm") || reader.skip('z') || reader.skip("utc"))
    return reader.at_end();
  if (reader.skip('+') || reader.skip('-')) {
    const int zone = reader.number(4);
    if (zone < 0) return false;
    if (reader.skip(':') && reader.number(2) < 0) return false;
  }
  return reader.at_end();
}

struct Parts {
  int first = 0, second = 0, third = 0;
  int first_digits = 0, third_digits = 0;
  char separator = 0;
};

// Three numbers with one separator, and nothing wrong behind them.
std::optional<Parts> read_parts(Reader& reader) {
  Parts parts;
  parts.first = reader.number(4);
  parts.first_digits = reader.digits();
  if (parts.first < 0) return std::nullopt;
  reader.skip_blanks();
  parts.separator = reader.peek();
  if (parts.separator != '-' && parts.separator != '/' && parts.separator != '.')
    return std::nullopt;
  reader.skip(parts.separator);
  reader.skip_blanks();
  parts.second = reader.number(2);
  if (parts.second < 0) return std::nullopt;
  reader.skip_blanks();
  if (!reader.skip(parts.separator)) return std::nullopt;
  reader.skip_blanks();
  parts.third = reader.number(4);
  parts.third_digits = reader.digits();
  if (parts.third < 0 || !ends_well(reader)) return std::nullopt;
  return parts;
}

// 26 is 2026, 85 is 1985; three digits are no year.
int full_year(int year, int digits) {
  if (digits == 4) return year;
  if (digits != 2) return 0;
  return year < 70 ? 2000 + year : 1900 + year;
}

std::optional<Date> from_parts(const Parts& parts, DayOrder order) {
  if (parts.first_digits == 4) {
    if (parts.third_digits > 2) return std::nullopt;
    return Date::from_civil(parts.first, parts.second, parts.third);
  }
  if (parts.first_digits > 2) return std::nullopt;
  if (parts.separator == '.') order = DayOrder::DayFirst;
  if (order == DayOrder::YearFirst) {
    if (parts.third_digits != 4) return std::nullopt;
    if (parts.first > 12) order = DayOrder::DayFirst;
    if (parts.second > 12) order = DayOrder::MonthFirst;
    if (parts.first == parts.second) order = DayOrder::DayFirst;
    if (order == DayOrder::YearFirst) return std::nullopt;
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

std::optional<Date> parse_slowly(std::string_view text, DayOrder order) {
  const std::string plain_text = plain(text);
  Reader reader(plain_text);
  if (plain_text.size() >= 8 && all_digits(std::string_view(plain_text).substr(0, 8))) {
    Reader after(std::string_view(plain_text).substr(8));
    const int year = two_digits(plain_text.data()) * 100 + two_digits(plain_text.data() + 2);
    if (year < 1600 || year > 2400 || !ends_well(after)) return std::nullopt;
    return Date::from_civil(year, two_digits(plain_text.data() + 4),
                            two_digits(plain_text.data() + 6));
  }
  if (const auto parts = read_parts(reader)) return from_parts(*parts, order);
  return from_words(Reader(plain_text));
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

// Writes `value` with leading zeros before `end`.
void put(char* end, int digits, std::int64_t value) {
  for (; digits > 0; --digits, value /= 10) *--end = static_cast<char>('0' + value % 10);
}

}  // namespace

Date Time::date() const {
  constexpr std::int64_t kDay = 86'400'000'000;
  return {static_cast<std::int32_t>(micros >= 0 ? micros / kDay : (micros - kDay + 1) / kDay)};
}

std::string Time::iso() const {
  const Date day = date();
  const std::int64_t within = micros - day.days * std::int64_t{86'400'000'000};
  const std::int64_t seconds = within / 1'000'000, fraction = within % 1'000'000;
  std::string clock = fraction == 0 ? "T00:00:00Z" : "T00:00:00.000000Z";
  put(clock.data() + 3, 2, seconds / 3600);
  put(clock.data() + 6, 2, seconds / 60 % 60);
  put(clock.data() + 9, 2, seconds % 60);
  if (fraction != 0) put(clock.data() + 16, 6, fraction);
  return day.iso() + clock;
}

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

DayOrder guess_day_order(std::span<const std::string> texts) {
  std::size_t day_first = 0, month_first = 0, either = 0;
  std::bitset<32> firsts, seconds;
  for (const std::string& text : texts) {
    if (text.size() < 6 || text.size() > 80) continue;
    const std::string plain_text = plain(text);
    Reader reader(plain_text);
    const auto parts = read_parts(reader);
    if (!parts || parts->first_digits > 2 || parts->separator == '.') continue;
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
  if (day_first + month_first + either == 0) return DayOrder::YearFirst;
  if (day_first != month_first)
    return day_first > month_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
  return seconds.count() > firsts.count() ? DayOrder::MonthFirst : DayOrder::DayFirst;
}

}  // namespace pareto
