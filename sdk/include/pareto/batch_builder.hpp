// Makes batches, value by value.
//
//     pareto::sdk::BatchBuilder builder({{"code", Type::Text}, {"amount", Type::Money}});
//     builder.text(0, "C001");
//     builder.integer(1, 125'000);          // 12.5 in 1/10000
//     builder.end_row();
//     pareto::sdk::Batch batch = builder.finish();
//     batch.column(1).integer(0);           // 125000
//
// One thread. Header-only, standard library only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "pareto/batch.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {
struct ColumnStore;
}  // namespace detail

// Builds batches column by column, row by row. Reusable: finish() starts the next batch. Per row
// give each column at most one value, then end_row(); columns without a value become null.
class BatchBuilder {
 public:
  explicit BatchBuilder(Schema schema);
  explicit BatchBuilder(std::shared_ptr<const Schema> schema);
  BatchBuilder(BatchBuilder&& other) noexcept;
  BatchBuilder(const BatchBuilder&) = delete;
  BatchBuilder& operator=(const BatchBuilder&) = delete;
  ~BatchBuilder();

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] const Schema& schema() const { return *schema_; }
  // Bytes of text so far, to end a batch before it grows large.
  [[nodiscard]] std::size_t text_bytes() const { return text_bytes_; }

  void integer(std::size_t column, std::int64_t value);
  void date(std::size_t column, Date value) { integer(column, value.days); }
  void real(std::size_t column, double value);
  // Throws length_error when the column's texts of one batch pass 2 GiB.
  void text(std::size_t column, std::string_view value);
  void null(std::size_t column);
  // Copies a value of another batch whose column has the same type.
  void copy(std::size_t column, const ColumnView& from, std::int64_t row);
  void end_row();

  [[nodiscard]] Batch finish();

 private:
  void start();
  void mark(detail::ColumnStore& store, bool valid);
  ArrowArray export_column(std::size_t i);

  std::shared_ptr<const Schema> schema_;
  std::vector<detail::ColumnStore*> columns_;
  std::int64_t rows_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/batch_builder.hpp"
#endif
