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
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pareto/batch.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

struct ColumnStore {
  std::vector<std::uint8_t> valid;   // bitmap; filled only from the first null on
  std::vector<std::uint8_t> bytes;   // bool bitmap, tier
  std::vector<std::int64_t> longs;
  std::vector<std::int32_t> ints;    // dates, or offsets of text
  std::vector<double> reals;
  std::string text;
  std::int64_t nulls = 0;
  const void* buffers[3] = {nullptr, nullptr, nullptr};
};

inline void release_column(ArrowArray* array) {
  delete static_cast<ColumnStore*>(array->private_data);
  array->release = nullptr;
}

struct RootStore {
  std::vector<ArrowArray> columns;
  std::vector<ArrowArray*> pointers;
  const void* buffers[1] = {nullptr};
};

inline void release_root(ArrowArray* array) {
  auto* store = static_cast<RootStore*>(array->private_data);
  for (ArrowArray& column : store->columns) {
    if (column.release != nullptr) column.release(&column);
  }
  delete store;
  array->release = nullptr;
}

}  // namespace detail

// Builds batches column by column, row by row. Reusable: finish() starts the next batch. Per row give each column at most one
// value, then end_row(); columns without a value become null.
class BatchBuilder {
 public:
  explicit BatchBuilder(Schema schema) : BatchBuilder(std::make_shared<const Schema>(std::move(schema))) {}
  explicit BatchBuilder(std::shared_ptr<const Schema> schema) : schema_(std::move(schema)) { start(); }

  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] const Schema& schema() const { return *schema_; }
  // Bytes of text so far, to end a batch before it grows large.
  [[nodiscard]] std::size_t text_bytes() const { return text_bytes_; }

  void integer(std::size_t column, std::int64_t value) {
    detail::ColumnStore& store = *columns_[column];
    switch ((*schema_)[column].type) {
      case Type::Bool:
        if ((rows_ >> 3) >= static_cast<std::int64_t>(store.bytes.size())) store.bytes.push_back(0);
        if (value != 0) store.bytes[rows_ >> 3] |= static_cast<std::uint8_t>(1u << (rows_ & 7));
        break;
      case Type::Date: store.ints.push_back(static_cast<std::int32_t>(value)); break;
      case Type::Tier: store.bytes.push_back(static_cast<std::uint8_t>(value)); break;
      case Type::Real: store.reals.push_back(static_cast<double>(value)); break;
      default: store.longs.push_back(value);
    }
    mark(store, true);
    set_[column] = 1;
  }
  void date(std::size_t column, Date value) { integer(column, value.days); }
  void real(std::size_t column, double value) {
    columns_[column]->reals.push_back(value);
    mark(*columns_[column], true);
    set_[column] = 1;
  }
  // Throws length_error when the column's texts of one batch pass 2 GiB.
  void text(std::size_t column, std::string_view value) {
    detail::ColumnStore& store = *columns_[column];
    if (value.size() > INT32_MAX - store.text.size()) throw std::length_error("a batch holds too much text");
    store.text.append(value);
    text_bytes_ += value.size();
    store.ints.push_back(static_cast<std::int32_t>(store.text.size()));
    mark(store, true);
    set_[column] = 1;
  }
  void null(std::size_t column) {
    detail::ColumnStore& store = *columns_[column];
    switch ((*schema_)[column].type) {
      case Type::Bool:
        if ((rows_ >> 3) >= static_cast<std::int64_t>(store.bytes.size())) store.bytes.push_back(0);
        break;
      case Type::Tier: store.bytes.push_back(0); break;
      case Type::Date: store.ints.push_back(0); break;
      case Type::Real: store.reals.push_back(0); break;
      case Type::Text: store.ints.push_back(static_cast<std::int32_t>(store.text.size())); break;
      default: store.longs.push_back(0);
    }
    mark(store, false);
    set_[column] = 1;
  }
  // Copies a value of another batch whose column has the same type.
  void copy(std::size_t column, const ColumnView& from, std::int64_t row) {
    if (from.is_null(row)) return null(column);
    switch (from.type()) {
      case Type::Text: return text(column, from.text(row));
      case Type::Real: return real(column, from.real(row));
      default: return integer(column, from.integer(row));
    }
  }
  void end_row() {
    for (std::size_t i = 0; i < set_.size(); ++i) {
      if (!set_[i]) null(i);
      set_[i] = 0;
    }
    ++rows_;
  }

  [[nodiscard]] Batch finish() {
    auto root = std::make_unique<detail::RootStore>();
    root->columns.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      root->columns[i] = export_column(i);
      root->pointers.push_back(&root->columns[i]);
    }
    ArrowArray array{};
    array.length = rows_;
    array.n_buffers = 1;
    array.buffers = root->buffers;
    array.n_children = static_cast<std::int64_t>(columns_.size());
    array.children = root->pointers.data();
    array.release = detail::release_root;
    array.private_data = root.release();
    start();
    return {schema_, array};
  }

 private:
  void start() {
    rows_ = 0;
    text_bytes_ = 0;
    columns_.clear();
    for (const ColumnSpec& column : *schema_) {
      columns_.push_back(std::make_unique<detail::ColumnStore>());
      if (column.type == Type::Text) columns_.back()->ints.push_back(0);
    }
    set_.assign(schema_->size(), 0);
  }
  void mark(detail::ColumnStore& store, bool valid) {
    const auto byte = static_cast<std::size_t>(rows_ >> 3);
    if (store.nulls == 0) {
      if (valid) return;
      // The first null: all rows before it are valid.
      store.valid.assign(byte + 1, 0xff);
      store.valid[byte] = static_cast<std::uint8_t>((1u << (rows_ & 7)) - 1);
      store.nulls = 1;
      return;
    }
    if (byte >= store.valid.size()) store.valid.push_back(0);
    if (valid) store.valid[byte] |= static_cast<std::uint8_t>(1u << (rows_ & 7));
    else ++store.nulls;
  }
  ArrowArray export_column(std::size_t i) {
    detail::ColumnStore& store = *columns_[i];
    const Type type = (*schema_)[i].type;
    static const std::int64_t nothing[2] = {0, 0};
    auto data = [](const auto& values) { return values.empty() ? static_cast<const void*>(nothing) : values.data(); };
    ArrowArray array{};
    array.length = rows_;
    array.null_count = store.nulls;
    store.buffers[0] = store.nulls == 0 ? nullptr : store.valid.data();
    switch (type) {
      case Type::Bool:
      case Type::Tier: store.buffers[1] = data(store.bytes); break;
      case Type::Date:
      case Type::Text: store.buffers[1] = data(store.ints); break;
      case Type::Real: store.buffers[1] = data(store.reals); break;
      default: store.buffers[1] = data(store.longs);
    }
    if (type == Type::Text) store.buffers[2] = store.text.data();
    array.n_buffers = type == Type::Text ? 3 : 2;
    array.buffers = store.buffers;
    array.release = detail::release_column;
    array.private_data = columns_[i].release();
    return array;
  }

  std::shared_ptr<const Schema> schema_;
  std::vector<std::unique_ptr<detail::ColumnStore>> columns_;
  std::vector<std::uint8_t> set_;
  std::int64_t rows_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace v0
}  // namespace pareto::sdk
