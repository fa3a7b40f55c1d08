// Rows of a table or chart that are read once and told as often as they are needed, while they are
// few.
//
// With more than a sheet holds they are no kept ones any more: then they can be told once, and the
// rest is read as it is told, so memory does not follow them. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "pareto/batch_stream.hpp"

namespace pareto::pdf {

class KeptRows {
 public:
  static constexpr std::int64_t kMost = 500;  // rows; a side of A4 has room for a tenth of them

  // Reads from `rows`, which must live until it is told where it is not whole.
  explicit KeptRows(sdk::BatchStream& rows) : schema_(rows.schema()), rest_(&rows) {
    std::int64_t count = 0;
    for (sdk::Batch batch; count <= kMost; batch = sdk::Batch()) {
      if (!rows.next(batch)) {
        rest_ = nullptr;
        return;
      }
      count += batch.rows();
      batches_.push_back(std::move(batch));
    }
  }

  [[nodiscard]] bool is_whole() const { return rest_ == nullptr; }

  // All rows from the first on; must not outlive this.
  [[nodiscard]] std::unique_ptr<sdk::BatchStream> again() {
    auto next = [this, at = std::size_t{0}](sdk::Batch& out) mutable {
      if (at == batches_.size()) return rest_ != nullptr && rest_->next(out);
      ArrowArray lent = batches_[at++].array();
      lent.release = [](ArrowArray* array) { array->release = nullptr; };
      out = sdk::Batch(schema_, lent);
      return true;
    };
    return std::make_unique<sdk::FunctionStream<decltype(next)>>(schema_, std::move(next));
  }

 private:
  std::shared_ptr<const sdk::Schema> schema_;
  sdk::BatchStream* rest_;
  std::vector<sdk::Batch> batches_;
};

}  // namespace pareto::pdf
