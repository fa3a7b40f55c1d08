#include "core/model/meant.hpp"

#include <cmath>

#include "core/base/amount.hpp"

namespace pareto::model {
namespace {

constexpr int kMostDecimals = 4;

int decimals_of(double ratio) {
  const double scaled = std::fabs(ratio) * 1'000'000;
  if (!(scaled < 9e15)) return 1;
  int digits = kMostDecimals;
  for (std::int64_t rest = std::llround(scaled); digits > 1 && rest % 10 == 0; rest /= 10) --digits;
  return digits;
}

}  // namespace

std::optional<std::string> words_meant(Meaning meaning, const sdk::ColumnView& column,
                                       std::int64_t row, int digits) {
  if (column.is_null(row)) return std::nullopt;
  if (meaning == Meaning::Percent && column.type() == sdk::Type::Real) {
    return percent(column.real(row), digits == kAsItIs ? decimals_of(column.real(row)) : digits);
  }
  if (meaning == Meaning::Year && column.type() == sdk::Type::Int)
    return std::to_string(column.integer(row));
  return std::nullopt;
}

std::optional<std::string> words_meant(const Field& field, const sdk::ColumnView& column,
                                       std::int64_t row, Language language, int digits) {
  if (field.choices.empty() || column.is_null(row) || column.type() != sdk::Type::Text)
    return words_meant(field.meaning, column, row, digits);
  const Choice* choice = field.find_choice(column.text(row));
  return choice != nullptr ? choice->label.in(language) : std::string(column.text(row));
}

std::string_view year_written(std::string_view text) {
  for (const std::string_view word : {"年度", "年"}) {
    if (text.size() > word.size() && text.ends_with(word))
      return text.substr(0, text.size() - word.size());
  }
  return text;
}

}  // namespace pareto::model
