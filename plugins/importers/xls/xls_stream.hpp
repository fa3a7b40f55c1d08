// The rows of a sheet as batches: "@line" and text columns, with bad rows handed to the job.
//
// Batches end at 16 384 rows, 8 MiB of text or about two million cells, whichever comes first. One
// thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <pareto/importer.hpp>

#include "sheet_cells.hpp"

namespace pareto::xls {

class XlsStream final : public sdk::BatchStream {
 public:
  // `cells` and `book` outlive the stream. Columns of the file from `first_column` on.
  XlsStream(sdk::Job job, const SheetCells& cells, const Workbook& book, std::size_t first_column,
            std::size_t columns);

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override;

 private:
  // The row that begins with cell `at_`; moves on to the next.
  void append_row();

  sdk::Job job_;
  const SheetCells& cells_;
  const Workbook& book_;
  std::size_t first_column_, columns_;
  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchBuilder builder_;
  std::int64_t most_rows_;
  std::size_t at_ = 0;
  std::string text_;
  std::vector<std::size_t> ends_;
};

}  // namespace pareto::xls
