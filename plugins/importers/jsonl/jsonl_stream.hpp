// The rows of a JSON file as batches: the keys in line 0, then a row per object; what is no row is
// handed to the job.
//
// Batches end at 16 384 rows, 8 MiB of text or about two million cells, whichever comes first. One
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pareto/importer.hpp>

#include "columns.hpp"
#include "element_reader.hpp"
#include "flattener.hpp"

namespace pareto::jsonl {

class JsonlStream final : public sdk::BatchStream {
 public:
  // `elements`, `text` and `columns` stay the caller's and outlive the stream. With `list_columns`
  // rows are lists, and there are no keys. `has_others`: the last column holds what has none.
  JsonlStream(sdk::Job job, ElementReader& elements, const sdk::TextReader& text,
              std::uint64_t bytes, const Columns& columns, std::size_t list_columns,
              bool has_others);
  JsonlStream(const JsonlStream&) = delete;
  JsonlStream& operator=(const JsonlStream&) = delete;

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  bool next(sdk::Batch& batch) override;

 private:
  void fill();
  void append_keys();
  void take(std::string_view key, std::size_t place, std::string_view text);
  void append_row();
  void reject(ElementReader::Found found);
  void reject_row(Flattener::Row row);

  sdk::Job job_;
  ElementReader& elements_;
  const sdk::TextReader& text_;
  std::uint64_t bytes_;
  const Columns& columns_;
  std::size_t list_columns_;
  bool has_others_;
  Flattener flattener_;
  Flattener::Take take_;

  struct Cell {
    std::uint64_t row = 0;  // in which it was filled, counted from 1
    std::string text;
  };
  std::vector<Cell> cells_;
  std::uint64_t row_ = 0;
  std::size_t beyond_ = 0;  // values of a list behind the last column
  std::string others_;      // keys without a column, and their values
  std::uint64_t others_count_ = 0;

  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchBuilder builder_;
  std::int64_t most_rows_;
  bool begun_ = false, ended_ = false;
};

}  // namespace pareto::jsonl
