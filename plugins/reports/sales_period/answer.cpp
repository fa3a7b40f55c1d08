#include "answer.hpp"

#include <algorithm>

#include "pareto/amount.hpp"
#include "pareto/words.hpp"

namespace pareto::sales_period {

Answer::Answer(sdk::Pivot pivot, const sdk::Job& job) : columns_(std::move(pivot.columns)) {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].kind == PARETO_PIVOT_COLUMN_DIMENSION)
      dimensions_.push_back(static_cast<int>(c));
  }
  for (sdk::Batch batch; pivot.rows->next(batch);) {
    job.check();
    const auto number = static_cast<std::uint32_t>(batches_.size());
    const sdk::ColumnView kinds = batch.column(0);
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      const Row at{number, static_cast<std::uint32_t>(row)};
      if (kinds.text(row) == "total")
        total_ = at;
      else
        groups_.push_back(at);
    }
    batches_.push_back(std::move(batch));
    views_.emplace_back();
    for (std::size_t c = 0; c < columns_.size(); ++c)
      views_.back().push_back(batches_.back().column(c));
  }
}

int Answer::find(const std::string& name) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].name == name) return static_cast<int>(c);
  }
  return -1;
}

bool Answer::is_whole(int at) const {
  const sdk::Type type = columns_[static_cast<std::size_t>(at)].type;
  return type != sdk::Type::Text && type != sdk::Type::Real;
}

std::optional<std::int64_t> Answer::integer(Row row, int at) const {
  if (at < 0 || !is_whole(at)) return std::nullopt;
  const sdk::ColumnView& values = column(row, at);
  if (values.is_null(row.row)) return std::nullopt;
  return values.integer(row.row);
}

std::string Answer::dimension(Row row, std::size_t dimension, const sdk::Job& job) const {
  const sdk::ColumnView& values = column(row, dimensions_[dimension]);
  if (values.is_null(row.row)) return sdk::say(job, {"(none)", "（无）"});
  switch (values.type()) {
    case sdk::Type::Text:
      return std::string(values.text(row.row));
    case sdk::Type::Date:
      return values.date(row.row).iso();
    case sdk::Type::Bool:
      return values.integer(row.row) != 0 ? sdk::say(job, {"yes", "是"})
                                          : sdk::say(job, {"no", "否"});
    case sdk::Type::Real:
      return sdk::real_text(values.real(row.row), 2);
    case sdk::Type::Money:
    case sdk::Type::Quantity:
      return sdk::Amounts(job).exact(values.integer(row.row));
    default:
      return std::to_string(values.integer(row.row));
  }
}

std::string Answer::name(Row row, const sdk::Job& job) const {
  std::string out;
  for (std::size_t d = 0; d < dimensions_.size(); ++d)
    out += (d ? " · " : "") + dimension(row, d, job);
  return out;
}

std::vector<Answer::Row> Answer::changed(int change, bool grew, std::size_t most) const {
  std::vector<std::pair<std::int64_t, std::size_t>> found;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto value = integer(groups_[i], change);
    if (value && (grew ? *value > 0 : *value < 0)) found.emplace_back(grew ? -*value : *value, i);
  }
  const std::size_t count = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
  std::vector<Row> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(groups_[found[i].second]);
  return out;
}

}  // namespace pareto::sales_period
