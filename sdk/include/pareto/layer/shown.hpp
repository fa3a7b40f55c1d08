// Bodies of shown.hpp.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/layer/amount.hpp"
#include "pareto/shown.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER bool is_number(const Column& column) {
  switch (column.type) {
    case Type::Int:
    case Type::Real:
    case Type::Money:
    case Type::Quantity:
      return column.role != Role::Rank && column.role != Role::Key;
    default:
      return false;
  }
}

PARETO_LAYER bool warns(const Column& column, const ColumnView& values, std::int64_t row) {
  const bool sentence = column.role == Role::Sentence && column.type == Type::Text;
  if (((column.flags & PARETO_COLUMN_WARN) == 0 && !sentence) || values.is_null(row)) return false;
  switch (column.type) {
    case Type::Text:
      return values.text(row).substr(0, 1) == "!";
    case Type::Real:
      return values.real(row) < 0;
    case Type::Bool:
    case Type::Date:
    case Type::Time:
      return false;
    default:
      return values.integer(row) < 0;
  }
}

PARETO_LAYER std::string_view words_of(const Column& column, const ColumnView& values,
                                       std::int64_t row) {
  const std::string_view text = values.text(row);
  return warns(column, values, row) ? text.substr(1) : text;
}

PARETO_LAYER Heading heading_of(const Column& column, const Amounts& amounts) {
  const bool large = column.type == Type::Money && column.scale == Scale::Large;
  return {column.label, large ? amounts.large_unit() : std::string()};
}
PARETO_LAYER std::string heading_text(const Column& column, const Amounts& amounts) {
  const Heading heading = heading_of(column, amounts);
  return heading.unit.empty() ? heading.label
                              : heading.label + (amounts.chinese() ? "，" : ", ") + heading.unit;
}

PARETO_LAYER std::string plain_decimal(std::int64_t value, int least) {
  const std::uint64_t size = detail::magnitude(value);
  std::string out = value < 0 ? "-" : "";
  out += std::to_string(size / 10'000);
  std::string decimals = std::to_string(10'000 + size % 10'000).substr(1);
  while (static_cast<int>(decimals.size()) > least && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? out : out + "." + decimals;
}

PARETO_LAYER std::string plain_real(double value) {
  if (!std::isfinite(value)) return {};
  char text[64];
  const auto plain = std::to_chars(text, text + 40, value, std::chars_format::fixed);
  const auto end =
      plain.ec == std::errc() ? plain.ptr : std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

PARETO_LAYER std::string moment_text(std::int64_t microseconds, char between, bool seconds) {
  constexpr std::int64_t kDay = 86'400'000'000;
  std::int64_t day = microseconds / kDay, rest = microseconds % kDay;
  if (rest < 0) {
    --day;
    rest += kDay;
  }
  const auto two = [](std::int64_t value) { return std::to_string(100 + value).substr(1); };
  const std::int64_t second = rest / 1'000'000;
  std::string out = Date{static_cast<std::int32_t>(day)}.iso() + between + two(second / 3600) +
                    ":" + two(second / 60 % 60);
  return seconds ? out + ":" + two(second % 60) : out;
}

namespace detail {

PARETO_LAYER std::string with_unit(std::string value, const Column& column) {
  if (!value.empty() && !column.unit.empty()) value += " " + column.unit;
  return value;
}

// Up to four decimals, as many as there are.
PARETO_LAYER std::string shown_quantity(std::int64_t value, int digits, bool plus) {
  const Amounts plain(true);
  if (digits >= 0) return plain.exact(value, digits, plus);
  int needed = 4;
  for (std::int64_t rest = value % 10'000; needed > 0 && rest % 10 == 0; rest /= 10) --needed;
  return plain.exact(value, needed, plus);
}

}  // namespace detail

PARETO_LAYER std::string shown(const Column& column, const ColumnView& values, std::int64_t row,
                               const Amounts& amounts) {
  if (values.is_null(row)) return {};
  const bool plus = column.role == Role::Change;
  switch (column.type) {
    case Type::Bool:
      return values.integer(row) != 0 ? (amounts.chinese() ? "是" : "yes")
                                      : (amounts.chinese() ? "否" : "no");
    case Type::Date:
      return values.date(row).iso();
    case Type::Time:
      return moment_text(values.integer(row));
    case Type::Money:
      if (column.scale == Scale::Large)
        return amounts.large(values.integer(row), column.digits, plus);
      return detail::with_unit(
          amounts.exact(values.integer(row), column.digits < 0 ? 2 : column.digits, plus), column);
    case Type::Quantity:
      return detail::with_unit(detail::shown_quantity(values.integer(row), column.digits, plus),
                               column);
    case Type::Real:
      if (column.meaning == PARETO_M_PERCENT) {
        return percent_text(values.real(row),
                            column.digits >= 0 ? column.digits
                            : plus             ? 0
                                               : 1,
                            plus);
      }
      return detail::with_unit(
          real_text(values.real(row), column.digits < 0 ? 2 : column.digits, plus), column);
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
    default:
      return detail::with_unit(
          (plus && values.integer(row) > 0 ? "+" : "") + count_text(values.integer(row)), column);
  }
}

}  // namespace v0
}  // namespace pareto::sdk
