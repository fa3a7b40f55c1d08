#include "core/base/date_parts.hpp"

#include <array>
#include <utility>
#include <vector>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto::date_parts {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The value of one Chinese numeral, everyday or as cheques write it; 10 and 100 multiply what
// stands before them, 20 and 30 (廿, 卅) are added. -1 for any other character.
int numeral(char32_t code) {
  constexpr std::pair<std::u32string_view, int> kNumerals[] = {
      {U"〇零○", 0}, {U"一壹元", 1}, {U"二贰两", 2}, {U"三叁", 3},  {U"四肆", 4},
      {U"五伍", 5},  {U"六陆", 6},   {U"七柒", 7},   {U"八捌", 8},  {U"九玖", 9},
      {U"十拾", 10}, {U"廿", 20},    {U"卅", 30},    {U"百佰", 100}};
  for (const auto& [signs, value] : kNumerals) {
    if (signs.find(code) != signs.npos) return value;
  }
  return -1;
}

// 二〇二四 -> 2024, 二十六 -> 26, 一百一十三 -> 113
std::string in_digits(std::u32string_view numerals) {
  bool counted = false;
  for (const char32_t code : numerals) counted = counted || numeral(code) >= 10;
  std::string digits;
  int sum = 0, last = 0;
  for (const char32_t code : numerals) {
    const int value = numeral(code);
    if (!counted) {
      digits += static_cast<char>('0' + value);
    } else if (value == 10 || value == 100) {
      sum += (last == 0 ? 1 : last) * value;
      last = 0;
    } else if (value > 10) {
      sum += value;
    } else {
      last = value;
    }
  }
  return counted ? std::to_string(sum + last) : digits;
}

bool ends_with_digit(const std::string& text) { return !text.empty() && is_digit(text.back()); }

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = unihan::folded(next_code_point(text, at));
    if (code != unihan::kDropped) out += code;
  }
  const auto blank = [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n'; };
  while (!out.empty() && blank(out.back())) out.pop_back();
  std::size_t begin = 0;
  while (begin < out.size() && blank(out[begin])) ++begin;
  return out.substr(begin);
}

}  // namespace

PlainDate plain_date(std::string_view text) {
  PlainDate plain;
  std::u32string_view signs;
  const std::u32string all = folded(text);
  signs = all;
  for (const std::u32string_view front :
       {std::u32string_view(U"中华民国"), std::u32string_view(U"民国")}) {
    if (!signs.starts_with(front)) continue;
    signs.remove_prefix(front.size());
    plain.roc = true;
    break;
  }
  while (plain.roc && signs.starts_with(U' ')) signs.remove_prefix(1);
  // 三月 in a name is no date: only where a year is spoken of are numerals digits.
  const bool year = signs.find(U'年') != signs.npos;
  constexpr std::pair<std::u32string_view, std::string_view> kTimesOfDay[] = {
      {U"上午", "am "}, {U"凌晨", "am "}, {U"早上", "am "},
      {U"下午", "pm "}, {U"晚上", "pm "}, {U"中午", "pm "}};
  std::string& out = plain.text;
  for (std::size_t i = 0; i < signs.size();) {
    const char32_t code = signs[i];
    std::size_t run = i;
    while (year && run < signs.size() && numeral(signs[run]) >= 0) ++run;
    if (run > i) {
      out += in_digits(signs.substr(i, run - i));
      i = run;
      continue;
    }
    bool word = false;
    for (const auto& [sign, letters] : kTimesOfDay) {
      if (!signs.substr(i).starts_with(sign)) continue;
      if (!out.empty() && out.back() != ' ') out += ' ';
      out += letters;
      i += sign.size();
      word = true;
      break;
    }
    if (word) continue;
    ++i;
    const bool digits_follow =
        i < signs.size() && signs[i] < 0x80 && is_digit(static_cast<char>(signs[i]));
    if (code == U'年' || code == U'月') {
      plain.year_sign = plain.year_sign || code == U'年';
      out += '-';
    } else if (code == U'日' || code == U'号') {
      out += ' ';
    } else if ((code == U'时' || code == U'点') && ends_with_digit(out)) {
      out += digits_follow ? ":" : ":00";
    } else if (code == U'分' && ends_with_digit(out)) {
      if (digits_follow) out += ':';
    } else if (code != U'秒' || !ends_with_digit(out)) {
      append_utf8(out, code);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return plain;
}

bool Reader::skip(char c) {
  if (peek() != c) return false;
  ++at_;
  return true;
}

bool Reader::skip(std::string_view word) {
  if (rest().substr(0, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

void Reader::skip_blanks() {
  while (skip(' ')) {
  }
}

int Reader::number(int most) {
  const std::size_t from = at_;
  int value = 0;
  while (is_digit(peek()) && at_ - from < static_cast<std::size_t>(most))
    value = value * 10 + (text_[at_++] - '0');
  digits_ = static_cast<int>(at_ - from);
  return digits_ == 0 || is_digit(peek()) ? -1 : value;
}

int Reader::month_name() {
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

bool ends_well(Reader& reader) {
  if (reader.at_end()) return true;
  const bool marked = reader.skip('t') || reader.skip('T');
  if (!marked && reader.peek() != ' ') return false;
  reader.skip_blanks();
  if (!marked && (reader.skip("星期") || reader.skip("周"))) {
    // 一 to 六 as they are or as digits; 日 is a blank by now.
    const std::string_view day = reader.rest();
    if (day.size() >= 3 && static_cast<unsigned char>(day[0]) >= 0xE0)
      reader = Reader(day.substr(3));
    else if (!day.empty() && is_digit(day[0]))
      reader = Reader(day.substr(1));
    if (!reader.at_end() && reader.peek() != ' ') return false;
    reader.skip_blanks();
  }
  if (reader.at_end()) return !marked;
  if (reader.skip("am") || reader.skip("pm")) reader.skip_blanks();
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

bool is_run_of_digits(std::string_view plain, std::size_t count) {
  if (plain.size() < count) return false;
  for (const char c : plain.substr(0, count)) {
    if (!is_digit(c)) return false;
  }
  if (plain.size() > count && is_digit(plain[count])) return false;
  Reader after(plain.substr(count));
  return ends_well(after);
}

}  // namespace pareto::date_parts
