// The stream of an importer that finds row after row: "@line" and text columns in batches, with bad
// rows handed to the job.
//
// `Rows` is what reads the format. It answers one row at a time, its cells in any order, and views
// are valid until the next call:
//
//     struct Rows {
//       bool next();                       // the next row that has a value; false at the end
//       std::int64_t row() const;          // its number in the file, from 1
//       std::size_t cells() const;
//       std::size_t column(std::size_t i) const;         // from 0
//       std::string_view text(std::size_t i) const;      // not empty
//       const std::string& trouble() const;              // why the row cannot be taken, or empty
//       std::size_t trouble_column() const;
//       std::int64_t done() const, total() const;        // of the file, in any unit
//     };
//     return std::make_unique<RowStream<Rows>>(job, std::make_unique<Rows>(…), columns);
//
// Batches end at 16 384 rows, 8 MiB of text or about two million cells, whichever comes first: the
// host writes one while the next is read. Header-only; one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pareto/importer.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

template <class Rows>
class RowStream final : public BatchStream {
 public:
  RowStream(Job job, std::unique_ptr<Rows> rows, std::size_t columns)
      : job_(job),
        rows_(std::move(rows)),
        columns_(columns),
        schema_(std::make_shared<const Schema>(import_schema_of(columns))),
        builder_(schema_),
        most_rows_(std::clamp<std::int64_t>(static_cast<std::int64_t>(kBatchCells / (columns + 1)),
                                            1, kMostRows)),
        seen_in_(columns, 0) {}

  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }

  bool next(Batch& batch) override {
    if (ended_) return false;
    job_.check();
    while (!ended_ && builder_.rows() < most_rows_ && builder_.text_bytes() < kBatchText) {
      ended_ = !rows_->next();
      if (!ended_) append();
    }
    job_.progress(rows_->done(), rows_->total());
    if (builder_.rows() == 0) return false;
    batch = builder_.finish();
    return true;
  }

 private:
  static constexpr std::int64_t kMostRows = 16'384;
  static constexpr std::size_t kBatchText = 8 * 1024 * 1024;
  static constexpr std::size_t kBatchCells = 2 * 1024 * 1024;

  static std::string name_of(std::size_t column) { return "c" + std::to_string(column + 1); }

  void append() {
    const Rows& row = *rows_;
    if (!row.trouble().empty()) {
      job_.reject(row.row(), name_of(row.trouble_column()).c_str(), "", row.trouble());
      return;
    }
    for (std::size_t i = 0; i < row.cells(); ++i) {
      if (row.column(i) < columns_) continue;
      job_.reject(row.row(), name_of(row.column(i)).c_str(), row.text(i),
                  say(job_,
                      {"more cells than columns: one in column {} of this row, {} columns in all",
                       "单元格多于列数：本行第 {} 列有内容，共 {} 列"},
                      {std::to_string(row.column(i) + 1), std::to_string(columns_)}));
      return;
    }
    ++count_;
    for (std::size_t i = 0; i < row.cells(); ++i) {
      // Two cells of one place: a damaged file, in which the first counts.
      if (std::exchange(seen_in_[row.column(i)], count_) != count_)
        builder_.text(row.column(i) + 1, row.text(i));
    }
    builder_.integer(0, row.row());
    builder_.end_row();
  }

  Job job_;
  std::unique_ptr<Rows> rows_;
  std::size_t columns_;
  std::shared_ptr<const Schema> schema_;
  BatchBuilder builder_;
  std::int64_t most_rows_;
  std::vector<std::size_t> seen_in_;  // by column: the row that has a value there, counted from 1
  std::size_t count_ = 0;
  bool ended_ = false;
};

}  // namespace v0
}  // namespace pareto::sdk
