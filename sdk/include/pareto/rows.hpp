// The rows of a SELECT, one by one, for those who do not care about batches.
//
//     each_row(job, "select name, orders from customer order by id", {{"name", Type::Text}, {"orders", Type::Int}}, {},
//              [&](const Columns& row, std::int64_t at) { use(row[0].text(at), integer_or(row[1], at, 0)); });
//
// Throws Failure, and Cancelled between batches. Thread: that of the job. Header-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

using Columns = std::vector<ColumnView>;

// Calls `take(columns, row)` for each row; the columns are those of `result`, in order.
template <class Take>
void each_row(const Job& job, std::string_view sql, const Schema& result,
              const std::vector<Parameter>& parameters, Take take) {
  const auto rows = job.select(sql, result, parameters);
  for (Batch batch; rows->next(batch); batch = Batch()) {
    job.check();
    Columns columns;
    for (std::size_t i = 0; i < batch.columns(); ++i) columns.push_back(batch.column(i));
    for (std::int64_t row = 0; row < batch.rows(); ++row) take(columns, row);
  }
}

[[nodiscard]] inline std::int64_t integer_or(const ColumnView& column, std::int64_t row,
                                             std::int64_t otherwise) {
  return column.is_null(row) ? otherwise : column.integer(row);
}
[[nodiscard]] inline std::string_view text_or_empty(const ColumnView& column, std::int64_t row) {
  return column.is_null(row) ? std::string_view() : column.text(row);
}
// A cell of its own; "" for none.
[[nodiscard]] inline std::string text_of(const Columns& columns, std::size_t column,
                                         std::int64_t row) {
  return std::string(text_or_empty(columns[column], row));
}

// "3,17,4", for "id in (…)".
template <class Ids>
[[nodiscard]] std::string comma_list(const Ids& ids) {
  std::string out;
  for (const std::int64_t id : ids) {
    if (!out.empty()) out += ',';
    out += std::to_string(id);
  }
  return out;
}

// The statement with `value` wherever it says `name`: for what is known of a column at run time
// alone, such as whether it may be read.
[[nodiscard]] inline std::string put_in(std::string sql, std::string_view name,
                                        std::string_view value) {
  for (std::size_t at = sql.find(name); at != std::string::npos;
       at = sql.find(name, at + value.size()))
    sql.replace(at, name.size(), value);
  return sql;
}

// Finds records, which stand in the order of their `id`, for rows that come in that order, too: the
// next one is found next to the last. `Record` may be const.
template <class Record>
class Walk {
 public:
  template <class Records>
  explicit Walk(Records& records) : at_(records.data()), end_(records.data() + records.size()) {}

  // Null where there is none.
  [[nodiscard]] Record* find(std::int64_t id) {
    while (at_ != end_ && at_->id < id) ++at_;
    return at_ != end_ && at_->id == id ? at_ : nullptr;
  }

 private:
  Record *at_, *end_;
};

}  // namespace v0
}  // namespace pareto::sdk
