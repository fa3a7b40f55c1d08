// The rows of a sheet as batches: "@line" and text columns, with bad rows handed to the job.
//
// Batches end at 65 536 rows, 8 MiB of text or about two million cells, whichever comes first. One
// thread.
#pragma once

#include <cstddef>
#include <memory>

#include <pareto/importer.hpp>

#include "sheet_reader.hpp"

namespace pareto::xlsx {

class XlsxStream final : public sdk::BatchStream {
 public:
  XlsxStream(sdk::Job job, std::unique_ptr<SheetReader> sheet, std::size_t columns);

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override;

 private:
  void fill();
  [[nodiscard]] bool append();

  sdk::Job job_;
  std::unique_ptr<SheetReader> sheet_;
  std::size_t columns_;
  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchBuilder builder_;
  std::int64_t most_rows_;
  std::vector<std::size_t> seen_in_;  // by column: the row that has a value there, counted from 1
  std::size_t rows_ = 0;
  bool held_ = false;  // the sheet's row found no room in the last batch
  bool ended_ = false;
};

}  // namespace pareto::xlsx
