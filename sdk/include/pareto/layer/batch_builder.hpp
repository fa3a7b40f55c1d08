// Bodies of batch_builder.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "pareto/batch_builder.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

// Plain values behind each other, of whichever size.
class Values {
 public:
  Values() = default;
  Values(const Values&) = delete;
  Values& operator=(const Values&) = delete;
  ~Values() { std::free(data_); }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const void* data() const { return data_; }
  [[nodiscard]] unsigned char& byte(std::size_t i) { return data_[i]; }
  template <class Value>
  void add(Value value) {
    if (capacity_ - size_ < sizeof value) grow(sizeof value);
    std::memcpy(data_ + size_, &value, sizeof value);
    size_ += sizeof value;
  }
  void fill(std::size_t count, unsigned char value) {
    if (capacity_ - size_ < count) grow(count);
    if (count > 0) std::memset(data_ + size_, value, count);
    size_ += count;
  }

 private:
  void grow(std::size_t more) {
    const std::size_t wanted = capacity_ + (capacity_ > more + 64 ? capacity_ : more + 64);
    void* moved = std::realloc(data_, wanted);
    if (moved == nullptr) throw std::bad_alloc();
    data_ = static_cast<unsigned char*>(moved);
    capacity_ = wanted;
  }
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

struct ColumnStore {
  Values valid;   // bitmap; filled only from the first null on
  Values values;  // as Arrow lays them out; of text, offsets
  std::string text;
  std::int64_t nulls = 0;
  bool set = false;  // in this row
  const void* buffers[3] = {nullptr, nullptr, nullptr};
};

// The columns of one batch: structs, pointers to them, and the validity of the whole, which has
// none.
struct RootStore {
  ArrowArray* columns;
  ArrowArray** pointers;
  const void* buffers[1];
};

PARETO_LAYER void release_column(ArrowArray* array) {
  delete static_cast<ColumnStore*>(array->private_data);
  array->release = nullptr;
}
PARETO_LAYER void release_root(ArrowArray* array) {
  for (std::int64_t i = 0; i < array->n_children; ++i) {
    if (array->children[i]->release != nullptr) array->children[i]->release(array->children[i]);
  }
  std::free(array->private_data);
  array->release = nullptr;
}

}  // namespace detail

PARETO_LAYER BatchBuilder::BatchBuilder(Schema schema)
    : BatchBuilder(std::make_shared<const Schema>(std::move(schema))) {}
PARETO_LAYER BatchBuilder::BatchBuilder(std::shared_ptr<const Schema> schema)
    : schema_(std::move(schema)) {
  start();
}
PARETO_LAYER BatchBuilder::BatchBuilder(BatchBuilder&& other) noexcept
    : schema_(other.schema_),
      columns_(std::move(other.columns_)),
      rows_(other.rows_),
      text_bytes_(other.text_bytes_) {
  other.columns_.clear();
}
PARETO_LAYER BatchBuilder::~BatchBuilder() {
  for (detail::ColumnStore* column : columns_) delete column;
}

PARETO_LAYER void BatchBuilder::integer(std::size_t column, std::int64_t value) {
  detail::ColumnStore& store = *columns_[column];
  switch ((*schema_)[column].type) {
    case Type::Bool:
      if (static_cast<std::size_t>(rows_ >> 3) >= store.values.size()) store.values.fill(1, 0);
      if (value != 0)
        store.values.byte(static_cast<std::size_t>(rows_ >> 3)) |=
            static_cast<unsigned char>(1u << (rows_ & 7));
      break;
    case Type::Date:
      store.values.add(static_cast<std::int32_t>(value));
      break;
    case Type::Tier:
      store.values.add(static_cast<std::uint8_t>(value));
      break;
    case Type::Real:
      store.values.add(static_cast<double>(value));
      break;
    default:
      store.values.add(value);
  }
  mark(store, true);
}
PARETO_LAYER void BatchBuilder::real(std::size_t column, double value) {
  columns_[column]->values.add(value);
  mark(*columns_[column], true);
}
PARETO_LAYER void BatchBuilder::text(std::size_t column, std::string_view value) {
  detail::ColumnStore& store = *columns_[column];
  if (value.size() > INT32_MAX - store.text.size())
    throw std::length_error("a batch holds too much text");
  store.text.append(value.data(), value.size());
  text_bytes_ += value.size();
  store.values.add(static_cast<std::int32_t>(store.text.size()));
  mark(store, true);
}
PARETO_LAYER void BatchBuilder::null(std::size_t column) {
  detail::ColumnStore& store = *columns_[column];
  switch ((*schema_)[column].type) {
    case Type::Bool:
      if (static_cast<std::size_t>(rows_ >> 3) >= store.values.size()) store.values.fill(1, 0);
      break;
    case Type::Tier:
      store.values.fill(1, 0);
      break;
    case Type::Date:
      store.values.fill(4, 0);
      break;
    case Type::Text:
      store.values.add(static_cast<std::int32_t>(store.text.size()));
      break;
    default:
      store.values.fill(8, 0);
  }
  mark(store, false);
}
PARETO_LAYER void BatchBuilder::copy(std::size_t column, const ColumnView& from, std::int64_t row) {
  if (from.is_null(row)) return null(column);
  switch (from.type()) {
    case Type::Text:
      return text(column, from.text(row));
    case Type::Real:
      return real(column, from.real(row));
    default:
      return integer(column, from.integer(row));
  }
}
PARETO_LAYER void BatchBuilder::end_row() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i]->set) null(i);
    columns_[i]->set = false;
  }
  ++rows_;
}

PARETO_LAYER Batch BatchBuilder::finish() {
  const std::size_t n = columns_.size();
  // One block: the root's store, columns, what points to them.
  auto* root = static_cast<detail::RootStore*>(
      std::calloc(1, sizeof(detail::RootStore) + n * (sizeof(ArrowArray) + sizeof(ArrowArray*))));
  if (root == nullptr) throw std::bad_alloc();
  root->columns = reinterpret_cast<ArrowArray*>(root + 1);
  root->pointers = reinterpret_cast<ArrowArray**>(root->columns + n);
  for (std::size_t i = 0; i < n; ++i) {
    root->columns[i] = export_column(i);
    root->pointers[i] = &root->columns[i];
  }
  ArrowArray array{};
  array.length = rows_;
  array.n_buffers = 1;
  array.buffers = root->buffers;
  array.n_children = static_cast<std::int64_t>(n);
  array.children = root->pointers;
  array.release = detail::release_root;
  array.private_data = root;
  Batch made(schema_, array);
  columns_.clear();
  start();
  return made;
}

PARETO_LAYER void BatchBuilder::start() {
  rows_ = 0;
  text_bytes_ = 0;
  columns_.reserve(schema_->size());
  for (const ColumnSpec& column : *schema_) {
    columns_.push_back(new detail::ColumnStore());
    if (column.type == Type::Text) columns_.back()->values.add(std::int32_t{0});
  }
}
PARETO_LAYER void BatchBuilder::mark(detail::ColumnStore& store, bool valid) {
  store.set = true;
  if (store.nulls == 0 && valid) return;
  const auto byte = static_cast<std::size_t>(rows_ >> 3);
  if (store.nulls == 0) {
    // The first null: all rows before it are valid.
    store.valid.fill(byte + 1, 0xff);
    store.valid.byte(byte) = static_cast<unsigned char>((1u << (rows_ & 7)) - 1);
    store.nulls = 1;
    return;
  }
  if (byte >= store.valid.size()) store.valid.fill(1, 0);
  if (valid)
    store.valid.byte(byte) |= static_cast<unsigned char>(1u << (rows_ & 7));
  else
    ++store.nulls;
}
PARETO_LAYER ArrowArray BatchBuilder::export_column(std::size_t i) {
  detail::ColumnStore& store = *columns_[i];
  const bool text = (*schema_)[i].type == Type::Text;
  static const std::int64_t nothing[2] = {0, 0};
  ArrowArray array{};
  array.length = rows_;
  array.null_count = store.nulls;
  store.buffers[0] = store.nulls == 0 ? nullptr : store.valid.data();
  store.buffers[1] = store.values.size() == 0 ? nothing : store.values.data();
  if (text) store.buffers[2] = store.text.data();
  array.n_buffers = text ? 3 : 2;
  array.buffers = store.buffers;
  array.release = detail::release_column;
  array.private_data = &store;
  return array;
}

}  // namespace v0
}  // namespace pareto::sdk
