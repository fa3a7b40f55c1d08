#include "core/imports/shape/column_look.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/cells/coerce.hpp"
#include "core/imports/cells/words.hpp"

namespace pareto::imports {

using model::Meaning;
using model::Type;

ColumnLook look_at(std::span<const std::string> cells) {
  ColumnLook look;
  const DayOrder order = guess_day_order(cells);
  for (const std::string& cell : cells) {
    const std::string_view text = trimmed(cell);
    if (is_none(text) || is_sheet_error(text)) continue;
    ++look.filled;
    const bool date =
        parse_date(text, DayOrder::DayFirst) || parse_date(text, DayOrder::MonthFirst);
    look.dates += date;
    look.serials += excel_day(text).has_value();
    look.orders += parse_date(text, order).has_value();
    // A number with its unit is a number that a row's reject will name.
    const DecimalFault fault = parse_percent(text).fault;
    const DecimalFault comma =
        fault == DecimalFault::None ? fault : parse_decimal(text, DecimalStyle::Comma).fault;
    look.numbers += fault == DecimalFault::None || comma == DecimalFault::None ||
                    fault == DecimalFault::UnitInside;
    look.codes += is_code_like(text);
    look.words += bool_word(text).has_value();
  }
  if (look.filled == 0) return look;
  const auto total = static_cast<double>(look.filled);
  for (double* share :
       {&look.dates, &look.serials, &look.orders, &look.numbers, &look.codes, &look.words})
    *share /= total;
  return look;
}

int fitness(const model::Field& field, const ColumnLook& look, std::span<const std::string> cells) {
  if (look.filled == 0) return -10;
  switch (field.type) {
    case Type::Date:
    case Type::Time:
      return look.dates >= 0.5 || look.serials >= 0.8 || look.orders >= 0.8 ? 0 : -70;
    case Type::Money:
    case Type::Quantity:
    case Type::Real:
    case Type::Int:
      if (field.meaning == Meaning::Reference) return 0;
      return look.numbers >= 0.5 ? 0 : -70;
    case Type::Bool:
      return look.words >= 0.5 ? 0 : -70;
    default:
      break;
  }
  if (field.meaning == Meaning::Choice && !field.choices.empty()) {
    Coercer choice = Coercer::make(field, {}, {});
    Value value;
    const auto known = std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
      return choice.read(cell, value) == nullptr;
    });
    return known * 2 >= static_cast<std::ptrdiff_t>(cells.size()) ? 0 : -70;
  }
  if (field.meaning == Meaning::Code) return look.codes >= 0.5 ? 0 : look.numbers >= 0.5 ? -5 : -15;
  if (field.meaning == Meaning::Name) return look.numbers >= 0.9 || look.dates >= 0.9 ? -25 : 0;
  if (field.meaning == Meaning::Currency || field.meaning == Meaning::Unit)
    return look.numbers >= 0.9 ? -70 : 0;
  if (field.meaning == Meaning::Country) return look.numbers >= 0.9 ? -40 : 0;
  return 0;
}

}  // namespace pareto::imports
