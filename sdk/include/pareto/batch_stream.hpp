// Tables larger than memory: batches one after the other, also over the border between host and plugin, as an ArrowArrayStream.
//
//     std::unique_ptr<BatchStream> rows = job.select("select code, net from …", {{"code", Type::Text}, {"net", Type::Money}});
//     for (Batch batch; rows->next(batch);) add_up(batch);
//
// A stream is read once, by one thread. Header-only, standard library only.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "pareto/abi/arrow.h"
#include "pareto/batch.hpp"
#include "pareto/guarded.hpp"
#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

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
inline StreamStore& store_of(ArrowArrayStream* stream) { return *static_cast<StreamStore*>(stream->private_data); }

// Keeps what is being thrown, in words, and answers its number. Only within a handler.
inline int stream_failed(ArrowArrayStream* stream) noexcept {
  pareto_error error = no_error();
  const pareto_status status = caught(&error);
  store_of(stream).error = error.text;
  return status == PARETO_E_MEMORY ? ENOMEM : status == PARETO_E_CANCELLED ? ECANCELED : EIO;
}

}  // namespace detail

// Hands a stream over as an ArrowArrayStream; whoever holds `out` releases it.
inline void export_stream(std::unique_ptr<BatchStream> stream, ArrowArrayStream* out) {
  *out = {};
  out->private_data = new detail::StreamStore{std::move(stream), {}};
  out->get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
    try {
      export_schema(*detail::store_of(self).stream->schema(), schema);
      return 0;
    } catch (...) {
      return detail::stream_failed(self);
    }
  };
  out->get_next = [](ArrowArrayStream* self, ArrowArray* array) {
    try {
      Batch batch;
      *array = {};
      if (detail::store_of(self).stream->next(batch)) *array = batch.release();
      return 0;
    } catch (...) {
      return detail::stream_failed(self);
    }
  };
  out->get_last_error = [](ArrowArrayStream* self) { return detail::store_of(self).error.c_str(); };
  out->release = [](ArrowArrayStream* self) {
    delete &detail::store_of(self);
    self->release = nullptr;
  };
}

// Reads an ArrowArrayStream, which it takes over, as `expected` says (names, order and physical types must agree; money and
// quantity may arrive as int). Throws runtime_error with the stream's own words, Cancelled where it answers ECANCELED.
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
    const int status = stream_.get_next(&stream_, &array);
    if (status == ECANCELED) throw Cancelled(last_error());
    if (status != 0) throw std::runtime_error(last_error());
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
    std::string why;
    if (found.size() != expected.size()) {
      why.append("expected ").append(std::to_string(expected.size())).append(" columns, got ").append(std::to_string(found.size()));
    }
    for (std::size_t i = 0; why.empty() && i < found.size(); ++i) {
      if (found[i].name == expected[i].name && std::strcmp(format_of(found[i].type), format_of(expected[i].type)) == 0) continue;
      why.append("expected column ").append(expected[i].name).append(" of format ").append(format_of(expected[i].type));
      why.append(", got ").append(found[i].name).append(" of format ").append(format_of(found[i].type));
    }
    if (!why.empty()) throw std::runtime_error(why);
  }
  // As far as it can be told without the sizes of buffers, which Arrow does not give.
  static void require_whole(const ArrowArray& batch, const ArrowArray* column, const ColumnSpec& spec) {
    if (column == nullptr || column->length - batch.offset < batch.length || batch.offset < 0 || column->offset < 0) {
      broken(spec, " is shorter than its batch");
    }
    const std::int64_t buffers = spec.type == Type::Text ? 3 : 2;
    const bool lacks = column->n_buffers < buffers || column->buffers == nullptr ||
                       (column->length > 0 && column->buffers[1] == nullptr) ||
                       (column->length > 0 && column->null_count > 0 && column->buffers[0] == nullptr);
    if (lacks) broken(spec, " lacks a buffer");
  }
  [[noreturn]] static void broken(const ColumnSpec& spec, const char* how) {
    std::string why = "column ";
    throw std::runtime_error(why.append(spec.name).append(how));
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
