#include "core/cli/records/view_rows.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/decimal.hpp"
#include "core/model/meant.hpp"
#include "pareto/amount.hpp"

namespace pareto::cli {

std::string words_of(const Context& context, const model::Field* field, sdk::Type type,
                     const sdk::ColumnView& column, std::int64_t row) {
  using sdk::Type;
  if (column.is_null(row)) return {};
  const auto amount = [&](std::int64_t value, int digits) {
    return sdk::Amounts(context.language == Language::ChineseSimplified).exact(value, digits);
  };
  if (const auto meant = field != nullptr
                             ? model::words_meant(*field, column, row, context.language)
                             : std::nullopt)
    return *meant;
  switch (type) {
    case Type::Text:
      return std::string(column.text(row));
    case Type::Money:
      return amount(column.integer(row), 2);
    case Type::Quantity:
      return amount(column.integer(row), column.integer(row) % 10'000 == 0 ? 0 : 2);
    case Type::Real:
      return sdk::real_text(column.real(row), 2);
    case Type::Date:
      return column.date(row).iso();
    case Type::Time:
      return context.moment(Time{column.integer(row)});
    case Type::Bool:
      return column.integer(row) != 0 ? context.words({"yes", "是"}) : context.words({"no", "否"});
    default:
      return field == nullptr || field->meaning == model::Meaning::Plain
                 ? sdk::count_text(column.integer(row))
                 : std::to_string(column.integer(row));
  }
}

bool ViewRows::next() {
  if (context_.interrupted.load(std::memory_order_relaxed))
    throw Error(ErrorCode::Cancelled, Message(Text{"cancelled", "已取消"}));
  while (++row_ >= batch_.rows()) {
    row_ = -1;
    if (!list_.rows->next(batch_)) return false;
  }
  return true;
}

std::size_t ViewRows::index(std::string_view column) const {
  const auto found = std::ranges::find(list_.columns, column, &records::ListColumn::name);
  assert(found != list_.columns.end() && "only columns that were asked for");
  return static_cast<std::size_t>(found - list_.columns.begin());
}

std::string ViewRows::words(std::string_view column) const {
  const std::size_t at = index(column);
  return words_of(context_, list_.columns[at].field, list_.columns[at].type, batch_.column(at),
                  row_);
}

std::optional<std::int64_t> ViewRows::integer(std::string_view column) const {
  const sdk::ColumnView cells = batch_.column(index(column));
  return cells.is_null(row_) ? std::nullopt : std::optional(cells.integer(row_));
}

std::optional<Date> ViewRows::day(std::string_view column) const {
  const auto value = integer(column);
  if (!value) return std::nullopt;
  if (list_.columns[index(column)].type == sdk::Type::Time) return context_.zone.day(Time{*value});
  return Date{static_cast<std::int32_t>(*value)};
}

std::string ViewRows::joined(const std::vector<std::string>& columns) const {
  std::string out;
  for (const std::string& column : columns) {
    const std::string text = words(column);
    if (!text.empty()) out += (out.empty() ? "" : " · ") + text;
  }
  return out;
}

}  // namespace pareto::cli
