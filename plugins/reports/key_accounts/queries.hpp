// Reads the facts from the published views.
//
// The SQL is what SQLite and PostgreSQL share. Two passes go over all sales: one in the order of
// the index (customer, date, number), for orders and amounts, and one that counts the lines of the
// window; costs come from the monthly rollup. Whatever concerns single rows of the report is asked
// for those rows only (details.hpp).
#pragma once

#include "facts.hpp"
#include "pareto/job.hpp"

namespace pareto::key_accounts {

// `window` empty: that of the rule's last run.
[[nodiscard]] Facts read_facts(const sdk::Job& job, const std::string& rule,
                               const std::string& window);

// Calls `take(batch, row)` for each row of a SELECT.
template <class Take>
void each_row(const sdk::Job& job, std::string_view sql, const sdk::Schema& result,
              const std::vector<sdk::Parameter>& parameters, Take take) {
  const auto rows = job.select(sql, result, parameters);
  for (sdk::Batch batch; rows->next(batch); batch = sdk::Batch()) {
    job.check();
    std::vector<sdk::ColumnView> columns;
    for (std::size_t i = 0; i < batch.columns(); ++i) columns.push_back(batch.column(i));
    for (std::int64_t row = 0; row < batch.rows(); ++row) take(columns, row);
  }
}
using Columns = std::vector<sdk::ColumnView>;

[[nodiscard]] inline std::int64_t integer_or(const sdk::ColumnView& column, std::int64_t row,
                                             std::int64_t otherwise) {
  return column.is_null(row) ? otherwise : column.integer(row);
}
[[nodiscard]] inline std::string_view text_or_empty(const sdk::ColumnView& column,
                                                    std::int64_t row) {
  return column.is_null(row) ? std::string_view() : column.text(row);
}

}  // namespace pareto::key_accounts
