// Bodies of batch_stream.hpp.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "pareto/batch_stream.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER BatchStream::~BatchStream() = default;

namespace detail {

struct StreamStore {
  std::unique_ptr<BatchStream> stream;
  std::string error;
};
PARETO_LAYER StreamStore& store_of(ArrowArrayStream* stream) {
  return *static_cast<StreamStore*>(stream->private_data);
}

// Keeps what is being thrown, in words, and answers its number. Only within a handler.
PARETO_LAYER int stream_failed(ArrowArrayStream* stream) noexcept {
  pareto_error error = no_error();
  const pareto_status status = caught(&error);
  store_of(stream).error = error.text;
  return status == PARETO_E_MEMORY ? ENOMEM : status == PARETO_E_CANCELLED ? ECANCELED : EIO;
}

// What arrives must be what was asked for.
PARETO_LAYER void require_alike(const Schema& found, const Schema& expected) {
  std::string why;
  if (found.size() != expected.size()) {
    why.append("expected ")
        .append(std::to_string(expected.size()))
        .append(" columns, got ")
        .append(std::to_string(found.size()));
  }
  for (std::size_t i = 0; why.empty() && i < found.size(); ++i) {
    if (found[i].name == expected[i].name &&
        std::strcmp(format_of(found[i].type), format_of(expected[i].type)) == 0)
      continue;
    why.append("expected column ")
        .append(expected[i].name)
        .append(" of format ")
        .append(format_of(expected[i].type));
    why.append(", got ")
        .append(found[i].name)
        .append(" of format ")
        .append(format_of(found[i].type));
  }
  if (!why.empty()) throw std::runtime_error(why);
}
[[noreturn]] PARETO_LAYER void broken(const ColumnSpec& spec, const char* how) {
  std::string why = "column ";
  throw std::runtime_error(why.append(spec.name).append(how));
}
// As far as it can be told without the sizes of buffers, which Arrow does not give.
PARETO_LAYER void require_whole(const ArrowArray& batch, const ArrowArray* column,
                                const ColumnSpec& spec) {
  if (column == nullptr || column->length - batch.offset < batch.length || batch.offset < 0 ||
      column->offset < 0) {
    broken(spec, " is shorter than its batch");
  }
  const std::int64_t buffers = spec.type == Type::Text ? 3 : 2;
  const bool lacks =
      column->n_buffers < buffers || column->buffers == nullptr ||
      (column->length > 0 && column->buffers[1] == nullptr) ||
      (column->length > 0 && column->null_count > 0 && column->buffers[0] == nullptr);
  if (lacks) broken(spec, " lacks a buffer");
}

// A stream of one batch.
class OneBatch final : public BatchStream {
 public:
  explicit OneBatch(Batch batch) : schema_(batch.shared_schema()), batch_(std::move(batch)) {}
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }
  bool next(Batch& batch) override {
    if (std::exchange(done_, true)) return false;
    batch = std::move(batch_);
    return true;
  }

 private:
  std::shared_ptr<const Schema> schema_;
  Batch batch_;
  bool done_ = false;
};

}  // namespace detail

PARETO_LAYER std::unique_ptr<BatchStream> stream_of(Batch batch) {
  return std::make_unique<detail::OneBatch>(std::move(batch));
}

PARETO_LAYER void export_stream(std::unique_ptr<BatchStream> stream, ArrowArrayStream* out) {
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

PARETO_LAYER ImportedStream::ImportedStream(ArrowArrayStream* stream, Schema expected)
    : stream_(std::exchange(*stream, {})) {
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
    if (!expected.empty()) detail::require_alike(found, expected);
  } catch (...) {
    raw.release(&raw);
    release();
    throw;
  }
  raw.release(&raw);
  schema_ =
      std::make_shared<const Schema>(expected.empty() ? std::move(found) : std::move(expected));
}
PARETO_LAYER ImportedStream::~ImportedStream() { release(); }

PARETO_LAYER bool ImportedStream::next(Batch& batch) {
  ArrowArray array{};
  const int status = stream_.get_next(&stream_, &array);
  if (status == ECANCELED) throw Cancelled(last_error());
  if (status != 0) throw std::runtime_error(last_error());
  if (array.release == nullptr) return false;
  batch = Batch(schema_, array);
  if (array.n_children != static_cast<std::int64_t>(schema_->size()) ||
      (array.n_children > 0 && array.children == nullptr)) {
    throw std::runtime_error("a batch has other columns than its stream");
  }
  for (std::int64_t i = 0; i < array.n_children; ++i)
    detail::require_whole(array, array.children[i], (*schema_)[i]);
  return true;
}

PARETO_LAYER std::string ImportedStream::last_error() {
  const char* why = stream_.get_last_error ? stream_.get_last_error(&stream_) : nullptr;
  return why != nullptr && *why != '\0' ? why : "the stream failed without a reason";
}

PARETO_LAYER void ImportedStream::release() {
  if (stream_.release != nullptr) stream_.release(&stream_);
  stream_.release = nullptr;
}

}  // namespace v0
}  // namespace pareto::sdk
