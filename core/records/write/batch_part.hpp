// Rows of a batch shown as a batch of their own, as the interface promises it (offset 0, exact null
// count, no bitmap where nothing is null), without a copy of the values: to build one costs more
// than most subscribers need to handle it.
//
// Shows one part at a time; the batch must outlive it. One thread.
#pragma once

#include <cstdint>
#include <vector>

#include "pareto/table.hpp"

namespace pareto::records {

class BatchPart {
 public:
  explicit BatchPart(const sdk::Batch& batch);
  BatchPart(const BatchPart&) = delete;
  BatchPart& operator=(const BatchPart&) = delete;

  // The rows [begin, end); valid until the next call.
  [[nodiscard]] const ArrowArray& show(std::int64_t begin, std::int64_t end);

 private:
  struct Column {
    ArrowArray array{};
    const void* buffers[3] = {nullptr, nullptr, nullptr};
    std::vector<std::uint8_t> valid, bits;  // whose bits begin elsewhere in the batch
  };

  const sdk::Batch& batch_;
  std::vector<Column> columns_;
  std::vector<ArrowArray*> children_;
  const void* no_bitmap_[1] = {nullptr};
  ArrowArray root_{};
};

}  // namespace pareto::records
