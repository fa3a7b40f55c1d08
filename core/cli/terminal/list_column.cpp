#include "core/cli/terminal/list_column.hpp"

#include "core/model/meant.hpp"

namespace pareto::cli {

ResultColumn result_column(const records::ListColumn& column, Language language) {
  ResultColumn out;
  out.name = column.name;
  out.label = column.field ? column.field->label.in(language) : column.name;
  out.is_id = column.name == "id";
  if (column.field == nullptr) return out;
  const model::Field* field = column.field;
  out.gives_way =
      field->meaning == model::Meaning::Name || field->meaning == model::Meaning::Reference;
  if (field->meaning == model::Meaning::Tier) out.show = Show::Tier;
  if (field->type == sdk::Type::Int && field->meaning == model::Meaning::Plain)
    out.show = Show::Count;
  if (!field->choices.empty() || field->meaning == model::Meaning::Percent ||
      field->meaning == model::Meaning::Year) {
    out.cell = [field, language](const sdk::ColumnView& cells, std::int64_t row) {
      return Cell(model::words_meant(*field, cells, row, language).value_or(""));
    };
  }
  return out;
}

}  // namespace pareto::cli
