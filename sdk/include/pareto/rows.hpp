// The rows of a SELECT, one by one, for those who do not care about batches.
//
//     each_row(job, "select name, orders from customer order by id", {{"name", Type::Text}, {"orders", Type::Int}}, {},
//              [&](const Columns& row, std::int64_t at) { use(row[0].text(at), integer_or(row[1], at, 0)); });
//
// Throws Failure, and Cancelled between batches. Thread: that of the job. Header-only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

using Columns = std::vector<ColumnView>;

// Calls `take(columns, row)` for each row; the columns are those of `result`, in order.
template <class Take>
void each_row(const Job& job, std::string_view sql, const Schema& result, const std::vector<Parameter>& parameters, Take take) {
  const auto rows = job.select(sql, result, parameters);
  for (Batch batch; rows->next(batch); batch = Batch()) {
    job.check();
    Columns columns;
    for (std::size_t i = 0; i < batch.columns(); ++i) columns.push_back(batch.column(i));
    for (std::int64_t row = 0; row < batch.rows(); ++row) take(columns, row);
  }
}

[[nodiscard]] inline std::int64_t integer_or(const ColumnView& column, std::int64_t row, std::int64_t otherwise) {
  return column.is_null(row) ? otherwise : column.integer(row);
}
[[nodiscard]] inline std::string_view text_or_empty(const ColumnView& column, std::int64_t row) {
  return column.is_null(row) ? std::string_view() : column.text(row);
}

}  // namespace v0
}  // namespace pareto::sdk
