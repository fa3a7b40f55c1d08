// The rows of a text file as batches: "@line" and text columns, with bad records handed to the job.
//
// Batches end at 65 536 rows, 8 MiB of text or about two million cells, whichever comes first. One
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <pareto/importer.hpp>

#include "record_reader.hpp"

namespace pareto::csv {

class CsvStream final : public sdk::BatchStream {
 public:
  // `reader` and `text` stay the caller's and outlive the stream.
  CsvStream(sdk::Job job, RecordReader& reader, const sdk::TextReader& text, std::uint64_t bytes,
            std::size_t columns, std::size_t cell_bytes);

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override;

 private:
  void fill();
  [[nodiscard]] bool append();
  void reject(RecordReader::Found found);

  sdk::Job job_;
  RecordReader& reader_;
  const sdk::TextReader& text_;
  std::uint64_t bytes_;
  std::size_t columns_, cell_bytes_;
  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchBuilder builder_;
  std::int64_t most_rows_;
  bool held_ = false;  // the reader's record found no room in the last batch
  bool ended_ = false;
};

}  // namespace pareto::csv
