#include "values.hpp"

namespace pareto::html {
namespace {

using sdk::Column;
using sdk::ColumnView;
using sdk::Role;
using sdk::Scale;
using sdk::Type;

std::string with_unit(std::string value, const Column& column) {
  if (!value.empty() && !column.unit.empty()) value += " " + column.unit;
  return value;
}

// Up to four decimals, as many as there are.
std::string quantity(std::int64_t value, int digits, bool plus) {
  const sdk::Amounts plain(true);
  if (digits >= 0) return plain.exact(value, digits, plus);
  int needed = 4;
  for (std::int64_t rest = value % 10'000; needed > 0 && rest % 10 == 0; rest /= 10) --needed;
  return plain.exact(value, needed, plus);
}

std::string moment(std::int64_t microseconds) {
  constexpr std::int64_t kDay = 86'400'000'000;
  std::int64_t day = microseconds / kDay, rest = microseconds % kDay;
  if (rest < 0) {
    --day;
    rest += kDay;
  }
  const auto minutes = rest / 60'000'000;
  auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return sdk::Date{static_cast<std::int32_t>(day)}.iso() + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace

std::string shown(const Column& column, const ColumnView& values, std::int64_t row, const sdk::Amounts& amounts) {
  if (values.is_null(row)) return {};
  const bool plus = column.role == Role::Change;
  switch (column.type) {
    case Type::Bool: return values.integer(row) != 0 ? (amounts.chinese() ? "是" : "yes") : (amounts.chinese() ? "否" : "no");
    case Type::Date: return values.date(row).iso();
    case Type::Time: return moment(values.integer(row));
    case Type::Money:
      if (column.scale == Scale::Large) return amounts.large(values.integer(row), column.digits, plus);
      return with_unit(amounts.exact(values.integer(row), column.digits < 0 ? 2 : column.digits, plus), column);
    case Type::Quantity: return with_unit(quantity(values.integer(row), column.digits, plus), column);
    case Type::Real:
      if (column.meaning == PARETO_M_PERCENT) {
        return sdk::percent_text(values.real(row), column.digits >= 0 ? column.digits : plus ? 0 : 1, plus);
      }
      return with_unit(sdk::real_text(values.real(row), column.digits < 0 ? 2 : column.digits, plus), column);
    case Type::Text: {
      std::string_view text = values.text(row);
      if (warns(column, values, row)) text.remove_prefix(1);
      return std::string(text);
    }
    default: return with_unit((plus && values.integer(row) > 0 ? "+" : "") + sdk::count_text(values.integer(row)), column);
  }
}

bool warns(const Column& column, const ColumnView& values, std::int64_t row) {
  if ((column.flags & PARETO_COLUMN_WARN) == 0 || values.is_null(row)) return false;
  switch (column.type) {
    case Type::Text: return values.text(row).substr(0, 1) == "!";
    case Type::Real: return values.real(row) < 0;
    case Type::Bool:
    case Type::Date:
    case Type::Time: return false;
    default: return values.integer(row) < 0;
  }
}

Heading heading_of(const Column& column, const sdk::Amounts& amounts) {
  const bool large = column.type == Type::Money && column.scale == Scale::Large;
  return {column.label, large ? amounts.large_unit() : std::string()};
}

bool is_number(const Column& column) {
  switch (column.type) {
    case Type::Int:
    case Type::Real:
    case Type::Money:
    case Type::Quantity: return column.role != Role::Rank && column.role != Role::Key;
    default: return false;
  }
}

}  // namespace pareto::html
