// What stands in a cell: the value as its reader sees it, and exactly, as a program reads it. Said once, for all formats, so that a
// document says the same in each; a format adds only how it is written (escaped, aligned, coloured).
//
//     shown(column, values, row, amounts)      // "2,167.8", "18.0%", "6 天", "2026-10-31"; "" for null
//     heading_of(column, amounts)              // {"净销售", "万"}: the unit that the cells leave out
//     plain_decimal(1'952'687'500, 2)          // "195268.75", for programs
//
// Pure functions; any thread. Header-only.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/amount.hpp"
#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Whether values stand at the right.
inline bool is_number(const Column& column) {
  switch (column.type) {
    case Type::Int:
    case Type::Real:
    case Type::Money:
    case Type::Quantity: return column.role != Role::Rank && column.role != Role::Key;
    default: return false;
  }
}

// Whether the value is to be shown as bad: by the column's flag, or the "!" at the begin of a sentence.
inline bool warns(const Column& column, const ColumnView& values, std::int64_t row) {
  const bool sentence = column.role == Role::Sentence && column.type == Type::Text;
  if (((column.flags & PARETO_COLUMN_WARN) == 0 && !sentence) || values.is_null(row)) return false;
  switch (column.type) {
    case Type::Text: return values.text(row).substr(0, 1) == "!";
    case Type::Real: return values.real(row) < 0;
    case Type::Bool:
    case Type::Date:
    case Type::Time: return false;
    default: return values.integer(row) < 0;
  }
}

// The text of a cell without the sign that says "shown as bad".
inline std::string_view words_of(const Column& column, const ColumnView& values, std::int64_t row) {
  const std::string_view text = values.text(row);
  return warns(column, values, row) ? text.substr(1) : text;
}

struct Heading {
  std::string label, unit;  // the unit is empty where the cells name theirs, or have none
};
inline Heading heading_of(const Column& column, const Amounts& amounts) {
  const bool large = column.type == Type::Money && column.scale == Scale::Large;
  return {column.label, large ? amounts.large_unit() : std::string()};
}
// In one line: "净销售，万", "Net sales, M".
inline std::string heading_text(const Column& column, const Amounts& amounts) {
  const Heading heading = heading_of(column, amounts);
  return heading.unit.empty() ? heading.label : heading.label + (amounts.chinese() ? "，" : ", ") + heading.unit;
}

// 1/10000 with a plain point and an ASCII minus, without groups; at least `least` decimals and no zeros beyond.
inline std::string plain_decimal(std::int64_t value, int least) {
  const std::uint64_t size = detail::magnitude(value);
  std::string out = value < 0 ? "-" : "";
  out += std::to_string(size / 10'000);
  std::string decimals = std::to_string(10'000 + size % 10'000).substr(1);
  while (static_cast<int>(decimals.size()) > least && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? out : out + "." + decimals;
}

// The shortest text that gives the same number back, plain where that is short; "" for what is no number.
inline std::string plain_real(double value) {
  if (!std::isfinite(value)) return {};
  char text[64];
  const auto plain = std::to_chars(text, text + 40, value, std::chars_format::fixed);
  const auto end = plain.ec == std::errc() ? plain.ptr : std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

// "2026-10-31 09:30", with `seconds` "2026-10-31 09:30:05"; UTC.
inline std::string moment_text(std::int64_t microseconds, char between = ' ', bool seconds = false) {
  constexpr std::int64_t kDay = 86'400'000'000;
  std::int64_t day = microseconds / kDay, rest = microseconds % kDay;
  if (rest < 0) {
    --day;
    rest += kDay;
  }
  const auto two = [](std::int64_t value) { return std::to_string(100 + value).substr(1); };
  const std::int64_t second = rest / 1'000'000;
  std::string out = Date{static_cast<std::int32_t>(day)}.iso() + between + two(second / 3600) + ":" + two(second / 60 % 60);
  return seconds ? out + ":" + two(second % 60) : out;
}

namespace detail {

inline std::string with_unit(std::string value, const Column& column) {
  if (!value.empty() && !column.unit.empty()) value += " " + column.unit;
  return value;
}

// Up to four decimals, as many as there are.
inline std::string shown_quantity(std::int64_t value, int digits, bool plus) {
  const Amounts plain(true);
  if (digits >= 0) return plain.exact(value, digits, plus);
  int needed = 4;
  for (std::int64_t rest = value % 10'000; needed > 0 && rest % 10 == 0; rest /= 10) --needed;
  return plain.exact(value, needed, plus);
}

}  // namespace detail

// A Change has its sign; a column in the large unit leaves the unit to its heading; a choice is shown by its label.
inline std::string shown(const Column& column, const ColumnView& values, std::int64_t row, const Amounts& amounts) {
  if (values.is_null(row)) return {};
  const bool plus = column.role == Role::Change;
  switch (column.type) {
    case Type::Bool: return values.integer(row) != 0 ? (amounts.chinese() ? "是" : "yes") : (amounts.chinese() ? "否" : "no");
    case Type::Date: return values.date(row).iso();
    case Type::Time: return moment_text(values.integer(row));
    case Type::Money:
      if (column.scale == Scale::Large) return amounts.large(values.integer(row), column.digits, plus);
      return detail::with_unit(amounts.exact(values.integer(row), column.digits < 0 ? 2 : column.digits, plus), column);
    case Type::Quantity: return detail::with_unit(detail::shown_quantity(values.integer(row), column.digits, plus), column);
    case Type::Real:
      if (column.meaning == PARETO_M_PERCENT) {
        return percent_text(values.real(row), column.digits >= 0 ? column.digits : plus ? 0 : 1, plus);
      }
      return detail::with_unit(real_text(values.real(row), column.digits < 0 ? 2 : column.digits, plus), column);
    case Type::Text: {
      const std::string_view words = words_of(column, values, row);
      for (const ColumnChoice& choice : column.choices) {
        if (choice.code == words && !choice.label.empty()) return choice.label;
      }
      return std::string(words);
    }
    case Type::Int:
      if (column.meaning == PARETO_M_YEAR) return std::to_string(values.integer(row));
      [[fallthrough]];
    default: return detail::with_unit((plus && values.integer(row) > 0 ? "+" : "") + count_text(values.integer(row)), column);
  }
}

}  // namespace v0
}  // namespace pareto::sdk
