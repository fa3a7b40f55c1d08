// Tables in memory: batches of rows in columns, in the layout of the Arrow C data interface, built and read without copies.
//
//     pareto::sdk::BatchBuilder builder({{"code", Type::Text}, {"amount", Type::Money}});
//     builder.text(0, "C001");
//     builder.integer(1, 125'000);          // 12.5 in 1/10000
//     builder.end_row();
//     pareto::sdk::Batch batch = builder.finish();
//     batch.column(1).integer(0);           // 125000
//
// Values; a Batch may move between threads and is read by any number of them at once. Header-only, standard library only.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pareto/abi/arrow.h"
#include "pareto/abi/field.h"

namespace pareto::sdk {
inline namespace v0 {

enum class Type : std::uint32_t {
  Bool = PARETO_T_BOOL,
  Int = PARETO_T_INT,
  Real = PARETO_T_REAL,
  Text = PARETO_T_TEXT,
  Date = PARETO_T_DATE,
  Time = PARETO_T_TIME,
  Money = PARETO_T_MONEY,
  Quantity = PARETO_T_QUANTITY,
  Tier = 100  // uint8; only in what a tiering answers
};

struct ColumnSpec {
  std::string name;
  Type type;
  bool operator==(const ColumnSpec&) const = default;
};
using Schema = std::vector<ColumnSpec>;

// Rows per batch at most, in what the host sends.
inline constexpr std::int64_t kBatchRows = 65'536;

inline const char* format_of(Type type) {
  switch (type) {
    case Type::Bool: return "b";
    case Type::Real: return "g";
    case Type::Text: return "u";
    case Type::Date: return "tdD";
    case Type::Time: return "tsu:UTC";
    case Type::Tier: return "C";
    default: return "l";
  }
}

// One column of a batch, to read. Valid as long as the batch.
class ColumnView {
 public:
  ColumnView() = default;
  // `root_offset`: of the struct that holds the column; its rows begin there.
  ColumnView(const ArrowArray& array, Type type, std::int64_t root_offset = 0)
      : type_(type), length_(array.length - root_offset), offset_(array.offset + root_offset),
        valid_(array.null_count == 0 ? nullptr : static_cast<const std::uint8_t*>(array.buffers[0])),
        values_(array.buffers[1]),
        bytes_(type == Type::Text ? static_cast<const char*>(array.buffers[2]) : nullptr) {}

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] std::int64_t rows() const { return length_; }
  [[nodiscard]] bool is_null(std::int64_t row) const {
    return valid_ != nullptr && !bit(valid_, row + offset_);
  }
  // Of every type but real and text: bool as 0 and 1, date in days, time in microseconds, money and quantity in 1/10000.
  [[nodiscard]] std::int64_t integer(std::int64_t row) const {
    row += offset_;
    switch (type_) {
      case Type::Bool: return bit(static_cast<const std::uint8_t*>(values_), row) ? 1 : 0;
      case Type::Date: return static_cast<const std::int32_t*>(values_)[row];
      case Type::Tier: return static_cast<const std::uint8_t*>(values_)[row];
      default: return static_cast<const std::int64_t*>(values_)[row];
    }
  }
  [[nodiscard]] double real(std::int64_t row) const {
    return type_ == Type::Real ? static_cast<const double*>(values_)[row + offset_]
                               : static_cast<double>(integer(row));
  }
  [[nodiscard]] std::string_view text(std::int64_t row) const {
    const auto* offsets = static_cast<const std::int32_t*>(values_) + offset_ + row;
    return {bytes_ + offsets[0], static_cast<std::size_t>(offsets[1] - offsets[0])};
  }

 private:
  static bool bit(const std::uint8_t* bits, std::int64_t i) { return (bits[i >> 3] >> (i & 7)) & 1; }

  Type type_ = Type::Int;
  std::int64_t length_ = 0, offset_ = 0;
  const std::uint8_t* valid_ = nullptr;
  const void* values_ = nullptr;
  const char* bytes_ = nullptr;
};

// Owns an ArrowArray whose root is a struct of flat columns, and says what the columns are. Movable, not copyable.
class Batch {
 public:
  Batch() = default;
  // Takes over `array`; its columns must be those of `schema`, in order.
  Batch(std::shared_ptr<const Schema> schema, ArrowArray array) : schema_(std::move(schema)), array_(array) {}
  Batch(Batch&& other) noexcept : schema_(std::move(other.schema_)), array_(std::exchange(other.array_, {})) {}
  Batch& operator=(Batch&& other) noexcept {
    if (this == &other) return *this;
    reset();
    schema_ = std::move(other.schema_);
    array_ = std::exchange(other.array_, {});
    return *this;
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() { reset(); }

  [[nodiscard]] std::int64_t rows() const { return array_.length; }
  [[nodiscard]] const Schema& schema() const { return *schema_; }
  [[nodiscard]] const std::shared_ptr<const Schema>& shared_schema() const { return schema_; }
  [[nodiscard]] std::size_t columns() const { return schema_ ? schema_->size() : 0; }
  [[nodiscard]] ColumnView column(std::size_t i) const { return {*array_.children[i], (*schema_)[i].type, array_.offset}; }
  // Index of a column by name; -1 when there is none.
  [[nodiscard]] int find(std::string_view name) const {
    for (std::size_t i = 0; schema_ && i < schema_->size(); ++i) {
      if ((*schema_)[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }
  [[nodiscard]] const ArrowArray& array() const { return array_; }
  // Gives the array away; the batch is empty afterwards.
  [[nodiscard]] ArrowArray release() { return std::exchange(array_, {}); }

 private:
  void reset() {
    if (array_.release != nullptr) array_.release(&array_);
    array_ = {};
  }
  std::shared_ptr<const Schema> schema_;
  ArrowArray array_{};
};

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

struct SchemaStore {
  std::vector<std::string> names;
  std::vector<ArrowSchema> columns;
  std::vector<ArrowSchema*> pointers;
};

inline void release_child_schema(ArrowSchema* schema) { schema->release = nullptr; }
inline void release_schema(ArrowSchema* schema) {
  delete static_cast<SchemaStore*>(schema->private_data);
  schema->release = nullptr;
}

}  // namespace detail

// Fills `out` with the Arrow form of a schema; the caller releases it.
inline void export_schema(const Schema& schema, ArrowSchema* out) {
  auto store = std::make_unique<detail::SchemaStore>();
  store->names.reserve(schema.size());
  store->columns.resize(schema.size());
  for (std::size_t i = 0; i < schema.size(); ++i) {
    store->names.push_back(schema[i].name);
    ArrowSchema& column = store->columns[i];
    column = {};
    column.format = format_of(schema[i].type);
    column.name = store->names[i].c_str();
    column.flags = ARROW_FLAG_NULLABLE;
    column.release = detail::release_child_schema;
    store->pointers.push_back(&column);
  }
  *out = {};
  out->format = "+s";
  out->name = "";
  out->n_children = static_cast<std::int64_t>(schema.size());
  out->children = store->pointers.data();
  out->release = detail::release_schema;
  out->private_data = store.release();
}

// Reads an Arrow schema; money and quantity arrive as Int, since Arrow does not tell them apart. Throws invalid_argument for
// anything outside the profile.
inline Schema import_schema(const ArrowSchema& schema) {
  if (schema.format == nullptr || std::strcmp(schema.format, "+s") != 0) {
    throw std::invalid_argument("a table must be a struct of columns");
  }
  Schema out;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& column = *schema.children[i];
    const std::string_view format = column.format ? column.format : "";
    Type type;
    if (format == "b") type = Type::Bool;
    else if (format == "l") type = Type::Int;
    else if (format == "g") type = Type::Real;
    else if (format == "u") type = Type::Text;
    else if (format == "tdD") type = Type::Date;
    else if (format == "tsu:UTC") type = Type::Time;
    else if (format == "C") type = Type::Tier;
    else throw std::invalid_argument("column " + std::string(column.name ? column.name : "") + " has format " +
                                     std::string(format) + ", which no table of Pareto has");
    out.push_back({column.name ? column.name : "", type});
  }
  return out;
}

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

// A stream of batches of one schema. next() gives nothing more by answering false; failures are exceptions. One thread.
class BatchStream {
 public:
  virtual ~BatchStream() = default;
  [[nodiscard]] virtual const std::shared_ptr<const Schema>& schema() const = 0;
  virtual bool next(Batch& batch) = 0;
};

// A stream over a function that fills the next batch.
template <class Next>
class FunctionStream final : public BatchStream {
 public:
  FunctionStream(std::shared_ptr<const Schema> schema, Next next) : schema_(std::move(schema)), next_(std::move(next)) {}
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }
  bool next(Batch& batch) override { return next_(batch); }

 private:
  std::shared_ptr<const Schema> schema_;
  Next next_;
};
template <class Next>
std::unique_ptr<BatchStream> make_stream(Schema schema, Next next) {
  return std::make_unique<FunctionStream<Next>>(std::make_shared<const Schema>(std::move(schema)), std::move(next));
}
// A stream of one batch.
inline std::unique_ptr<BatchStream> stream_of(Batch batch) {
  auto schema = batch.shared_schema();
  auto next = [held = std::move(batch), done = false](Batch& out) mutable {
    if (std::exchange(done, true)) return false;
    out = std::move(held);
    return true;
  };
  return std::make_unique<FunctionStream<decltype(next)>>(std::move(schema), std::move(next));
}

namespace detail {

struct StreamStore {
  std::unique_ptr<BatchStream> stream;
  std::string error;
};

template <class Work>
int guard_stream(ArrowArrayStream* stream, Work work) {
  auto* store = static_cast<StreamStore*>(stream->private_data);
  try {
    work(*store);
    return 0;
  } catch (const std::bad_alloc&) {
    store->error = "out of memory";
    return ENOMEM;
  } catch (const std::exception& error) {
    store->error = error.what();
    return store->error == "cancelled" ? ECANCELED : EIO;
  } catch (...) {
    store->error = "unknown failure";
    return EIO;
  }
}

}  // namespace detail

// Hands a stream over as an ArrowArrayStream; whoever holds `out` releases it.
inline void export_stream(std::unique_ptr<BatchStream> stream, ArrowArrayStream* out) {
  *out = {};
  out->private_data = new detail::StreamStore{std::move(stream), {}};
  out->get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
    return detail::guard_stream(self, [&](detail::StreamStore& s) { export_schema(*s.stream->schema(), schema); });
  };
  out->get_next = [](ArrowArrayStream* self, ArrowArray* array) {
    return detail::guard_stream(self, [&](detail::StreamStore& s) {
      Batch batch;
      *array = {};
      if (s.stream->next(batch)) *array = batch.release();
    });
  };
  out->get_last_error = [](ArrowArrayStream* self) {
    return static_cast<detail::StreamStore*>(self->private_data)->error.c_str();
  };
  out->release = [](ArrowArrayStream* self) {
    delete static_cast<detail::StreamStore*>(self->private_data);
    self->release = nullptr;
  };
}

// Reads an ArrowArrayStream, which it takes over, as `expected` says (names, order and physical types must agree; money and
// quantity may arrive as int). Throws runtime_error with the stream's own words.
class ImportedStream final : public BatchStream {
 public:
  // With an empty `expected` the stream's own schema holds.
  ImportedStream(ArrowArrayStream* stream, Schema expected = {}) : stream_(std::exchange(*stream, {})) {
    if (stream_.release == nullptr) throw std::runtime_error("there is no stream");
    ArrowSchema raw{};
    if (stream_.get_schema(&stream_, &raw) != 0) {
      const std::string why = last_error();
      release();
      throw std::runtime_error(why);
    }
    Schema found;
    try {
      found = import_schema(raw);
      if (!expected.empty()) require(found, expected);
    } catch (...) {
      raw.release(&raw);
      release();
      throw;
    }
    raw.release(&raw);
    schema_ = std::make_shared<const Schema>(expected.empty() ? std::move(found) : std::move(expected));
  }
  ~ImportedStream() override { release(); }
  ImportedStream(const ImportedStream&) = delete;
  ImportedStream& operator=(const ImportedStream&) = delete;

  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }
  bool next(Batch& batch) override {
    ArrowArray array{};
    if (stream_.get_next(&stream_, &array) != 0) throw std::runtime_error(last_error());
    if (array.release == nullptr) return false;
    batch = Batch(schema_, array);
    if (array.n_children != static_cast<std::int64_t>(schema_->size()) || (array.n_children > 0 && array.children == nullptr)) {
      throw std::runtime_error("a batch has other columns than its stream");
    }
    for (std::int64_t i = 0; i < array.n_children; ++i) require_whole(array, array.children[i], (*schema_)[i]);
    return true;
  }

 private:
  static void require(const Schema& found, const Schema& expected) {
    if (found.size() != expected.size()) {
      throw std::runtime_error("expected " + std::to_string(expected.size()) + " columns, got " + std::to_string(found.size()));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].name != expected[i].name || std::strcmp(format_of(found[i].type), format_of(expected[i].type)) != 0) {
        throw std::runtime_error("expected column " + expected[i].name + " of format " + format_of(expected[i].type) + ", got " +
                                 found[i].name + " of format " + format_of(found[i].type));
      }
    }
  }
  // As far as it can be told without the sizes of buffers, which Arrow does not give.
  static void require_whole(const ArrowArray& batch, const ArrowArray* column, const ColumnSpec& spec) {
    if (column == nullptr || column->length - batch.offset < batch.length || batch.offset < 0 || column->offset < 0) {
      throw std::runtime_error("column " + spec.name + " is shorter than its batch");
    }
    const std::int64_t buffers = spec.type == Type::Text ? 3 : 2;
    const bool lacks = column->n_buffers < buffers || column->buffers == nullptr ||
                       (column->length > 0 && column->buffers[1] == nullptr) ||
                       (column->length > 0 && column->null_count > 0 && column->buffers[0] == nullptr);
    if (lacks) throw std::runtime_error("column " + spec.name + " lacks a buffer");
  }
  std::string last_error() {
    const char* why = stream_.get_last_error ? stream_.get_last_error(&stream_) : nullptr;
    return why != nullptr && *why != '\0' ? why : "the stream failed without a reason";
  }
  void release() {
    if (stream_.release != nullptr) stream_.release(&stream_);
    stream_.release = nullptr;
  }
  ArrowArrayStream stream_;
  std::shared_ptr<const Schema> schema_;
};

}  // namespace v0
}  // namespace pareto::sdk
