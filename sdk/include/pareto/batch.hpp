// Rows of a table in memory, by columns, in the layout of the Arrow C data interface: read without
// copies.
//
//     const int amount = batch.find("amount");
//     const ColumnView amounts = batch.column(amount);
//     for (std::int64_t row = 0; row < batch.rows(); ++row) sum += amounts.integer(row);
//
// Moves between threads; any number of them may read it at once. Header-only, standard library
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "pareto/abi/arrow.h"
#include "pareto/column.hpp"
#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Rows per batch at most, in what the host sends.
inline constexpr std::int64_t kBatchRows = 65'536;

// Owns an ArrowArray whose root is a struct of flat columns, and says what the columns are.
// Movable, not copyable.
class Batch {
 public:
  Batch() = default;
  // Takes over `array`; its columns must be those of `schema`, in order.
  Batch(std::shared_ptr<const Schema> schema, ArrowArray array);
  Batch(Batch&& other) noexcept;
  Batch& operator=(Batch&& other) noexcept;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch();

  [[nodiscard]] std::int64_t rows() const { return array_.length; }
  [[nodiscard]] const Schema& schema() const { return *schema_; }
  [[nodiscard]] const std::shared_ptr<const Schema>& shared_schema() const { return schema_; }
  [[nodiscard]] std::size_t columns() const { return schema_ ? schema_->size() : 0; }
  [[nodiscard]] ColumnView column(std::size_t i) const {
    return {*array_.children[i], (*schema_)[i].type, array_.offset};
  }
  // Index of a column by name; -1 when there is none.
  [[nodiscard]] int find(std::string_view name) const;
  [[nodiscard]] const ArrowArray& array() const { return array_; }
  // Gives the array away; the batch is empty afterwards.
  [[nodiscard]] ArrowArray release() { return std::exchange(array_, {}); }

 private:
  void reset();
  std::shared_ptr<const Schema> schema_;
  ArrowArray array_{};
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/batch.hpp"
#endif
