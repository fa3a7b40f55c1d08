// How the rows of a tiering come in and its answers go out: what is the same for every rule that
// rates row by row.
//
// It reads and fills Arrow's structs where they lie, one allocation an answer, and knows no rule:
// tiering.hpp derives from RowPass. Plugins do not name these types. One thread.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/arrow.h"
#include "pareto/bare_job.hpp"
#include "pareto/column.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

// Names and types of columns, in order.
class Columns {
 public:
  void add(const char* name, Type type) {
    names_.append(name, std::strlen(name) + 1);
    types_.append(1, static_cast<char>(type));
  }
  [[nodiscard]] std::size_t size() const { return types_.size(); }
  [[nodiscard]] Type type(std::size_t i) const { return static_cast<Type>(types_[i]); }
  // Of the first one; each is followed by NUL and the next.
  [[nodiscard]] const char* names() const { return names_.c_str(); }

 private:
  std::string names_, types_;
};

// Releases a stream unless somebody took it.
struct StreamHolder {
  explicit StreamHolder(ArrowArrayStream* in) : stream(*in) { in->release = nullptr; }
  StreamHolder(const StreamHolder&) = delete;
  StreamHolder& operator=(const StreamHolder&) = delete;
  ~StreamHolder() {
    if (stream.release != nullptr) stream.release(&stream);
  }
  ArrowArrayStream take() {
    const ArrowArrayStream taken = stream;
    stream.release = nullptr;
    return taken;
  }
  ArrowArrayStream stream;
};

// The answer to one batch: tiers, scores and texts of explanations. Owned by the ArrowArray that it
// fills.
class RatingsOut {
 public:
  explicit RatingsOut(std::int64_t rows) : rows_(rows) {
    const auto n = static_cast<std::size_t>(rows), bits = (n + 7) / 8;
    // Scores first: what needs the strictest alignment. Everything is null until it is added.
    memory_ = static_cast<unsigned char*>(std::calloc(1, n * 8 + (n + 1) * 4 + n + 3 * bits));
    if (memory_ == nullptr) throw std::bad_alloc();
    scores_ = reinterpret_cast<double*>(memory_);
    ends_ = reinterpret_cast<std::int32_t*>(memory_ + n * 8);
    tiers_ = memory_ + n * 8 + (n + 1) * 4;
    for (std::size_t i = 0; i < 3; ++i) valid_[i] = tiers_ + n + i * bits;
  }
  RatingsOut(const RatingsOut&) = delete;
  RatingsOut& operator=(const RatingsOut&) = delete;
  ~RatingsOut() { std::free(memory_); }

  // Rows in order, each once. Throws length_error when the texts of one batch pass 2 GiB.
  void add(std::int64_t row, const std::optional<int>& tier, const std::optional<double>& score,
           std::string_view explanation) {
    if (tier) {
      tiers_[row] = static_cast<unsigned char>(*tier);
      mark(0, row);
    }
    if (score) {
      scores_[row] = *score;
      mark(1, row);
    }
    if (!explanation.empty()) {
      if (explanation.size() > INT32_MAX - texts_.size())
        throw std::length_error("a batch holds too much text");
      texts_.append(explanation.data(), explanation.size());
      mark(2, row);
    }
    ends_[row + 1] = static_cast<std::int32_t>(texts_.size());
  }

  // Hands `self` over to `out`, which frees it.
  static void give(RatingsOut* self, ArrowArray* out) {
    const void* const values[3] = {self->tiers_, self->scores_, self->ends_};
    for (std::size_t i = 0; i < 3; ++i) {
      ArrowArray& column = self->columns_[i];
      column.length = self->rows_;
      column.null_count = self->rows_ - self->count_[i];
      column.n_buffers = i == 2 ? 3 : 2;
      column.buffers = self->buffers_[i];
      self->buffers_[i][0] = column.null_count == 0 ? nullptr : self->valid_[i];
      self->buffers_[i][1] = values[i];
      column.release = [](ArrowArray* one) { one->release = nullptr; };
      self->children_[i] = &column;
    }
    self->buffers_[2][2] = self->texts_.data();
    *out = {};
    out->length = self->rows_;
    out->n_buffers = 1;
    out->buffers = self->none_;
    out->n_children = 3;
    out->children = self->children_;
    out->private_data = self;
    out->release = [](ArrowArray* array) {
      auto* held = static_cast<RatingsOut*>(array->private_data);
      for (ArrowArray& column : held->columns_) {
        if (column.release != nullptr) column.release(&column);
      }
      delete held;
      array->release = nullptr;
    };
  }

 private:
  void mark(std::size_t column, std::int64_t row) {
    valid_[column][row >> 3] |= static_cast<unsigned char>(1u << (row & 7));
    ++count_[column];
  }

  std::int64_t rows_, count_[3] = {0, 0, 0};
  unsigned char *memory_ = nullptr, *tiers_ = nullptr, *valid_[3] = {};
  double* scores_ = nullptr;
  std::int32_t* ends_ = nullptr;
  std::string texts_;
  ArrowArray columns_[3] = {}, *children_[3] = {};
  const void *buffers_[3][3] = {}, *none_[1] = {nullptr};
};

// A pass over the rows, as an ArrowArrayStream of answers. Keeps the batches between two passes,
// without copies.
class RowPass {
 public:
  RowPass(const RowPass&) = delete;
  RowPass& operator=(const RowPass&) = delete;
  virtual ~RowPass() {
    for (ArrowArray& batch : kept_) release(batch);
    if (in_.release != nullptr) in_.release(&in_);
  }

 protected:
  // Throws runtime_error where `in` has other columns than the rule asked for.
  RowPass(const Job& job, StreamHolder& in, const Columns& columns)
      : job_(job), in_{}, views_(columns.size()) {
    require_columns(in.stream, columns);
    for (std::size_t i = 0; i < columns.size(); ++i)
      types_.append(1, static_cast<char>(columns.type(i)));
    in_ = in.take();
  }

  [[nodiscard]] const Job& job() const { return job_; }

  // Reads all batches, shows each to `look` and keeps them for the second pass.
  template <class Look>
  void keep(Look look) {
    total_ = 0;
    for (ArrowArray batch{}; read(batch);) {
      kept_.push_back(batch);
      job_.check();
      look(view(batch), batch.length);
      total_ += batch.length;
    }
    keeps_ = true;
  }

  virtual void begin() = 0;  // before the first answer
  virtual void rate(const ColumnView* columns, std::int64_t rows, RatingsOut& out) = 0;
  virtual void end() = 0;  // after the last

  static void hand_out(RowPass* self, ArrowArrayStream* out) {
    *out = {};
    out->private_data = self;
    out->get_schema = [](ArrowArrayStream*, ArrowSchema* schema) {
      describe(schema);
      return 0;
    };
    out->get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
      return of(stream)->next(array);
    };
    out->get_last_error = [](ArrowArrayStream* stream) -> const char* {
      return of(stream)->error_.text;
    };
    out->release = [](ArrowArrayStream* stream) {
      delete of(stream);
      stream->release = nullptr;
    };
  }

 private:
  static RowPass* of(ArrowArrayStream* stream) {
    return static_cast<RowPass*>(stream->private_data);
  }
  static void release(ArrowArray& batch) {
    if (batch.release != nullptr) batch.release(&batch);
    batch.release = nullptr;
  }

  int next(ArrowArray* out) noexcept {
    *out = {};
    const pareto_status status = guarded(&error_, [this, out] { answer(out); });
    return status == PARETO_OK            ? 0
           : status == PARETO_E_CANCELLED ? ECANCELED
           : status == PARETO_E_MEMORY    ? ENOMEM
                                          : EIO;
  }
  void answer(ArrowArray* out) {
    if (!started_) {
      started_ = true;
      begin();
    }
    // Freed on every way out.
    struct Held {
      ~Held() { release(batch); }
      ArrowArray batch{};
    } held;
    if (!take(held.batch)) {
      if (!finished_) {
        finished_ = true;
        end();
      }
      return;
    }
    job_.check();
    // Freed where the rule throws.
    struct Made {
      ~Made() { delete ratings; }
      RatingsOut* ratings;
    } made{new RatingsOut(held.batch.length)};
    rate(view(held.batch), held.batch.length, *made.ratings);
    done_ += held.batch.length;
    job_.progress(done_, total_);
    RatingsOut::give(made.ratings, out);
    made.ratings = nullptr;
  }
  bool take(ArrowArray& batch) {
    if (!keeps_) return read(batch);
    if (position_ == kept_.size()) return false;
    batch = kept_[position_];
    kept_[position_++].release = nullptr;
    return true;
  }

  // The next batch that came in; false: there is none. Throws where the stream fails, or a batch is
  // not what it should be.
  bool read(ArrowArray& batch) {
    batch = {};
    const int status = in_.get_next(&in_, &batch);
    if (status == ECANCELED) throw Cancelled(last_error(in_));
    if (status != 0) throw std::runtime_error(last_error(in_));
    if (batch.release == nullptr) return false;
    const char* wrong = what_is_wrong(batch);
    if (wrong == nullptr) return true;
    release(batch);
    throw std::runtime_error(wrong);
  }
  // As far as it can be told without the sizes of buffers, which Arrow does not give.
  const char* what_is_wrong(const ArrowArray& batch) const {
    if (batch.n_children != static_cast<std::int64_t>(views_.size()) ||
        (batch.n_children > 0 && batch.children == nullptr))
      return "a batch has other columns than its stream";
    for (std::size_t i = 0; i < views_.size(); ++i) {
      const ArrowArray* column = batch.children[i];
      if (column == nullptr || batch.offset < 0 || column->offset < 0 ||
          column->length - batch.offset < batch.length)
        return "a column is shorter than its batch";
      const bool rows = column->length > 0;
      if (column->n_buffers < (type(i) == Type::Text ? 3 : 2) || column->buffers == nullptr ||
          (rows && column->buffers[1] == nullptr) ||
          (rows && column->null_count > 0 && column->buffers[0] == nullptr))
        return "a column lacks a buffer";
    }
    return nullptr;
  }
  const ColumnView* view(const ArrowArray& batch) {
    for (std::size_t i = 0; i < views_.size(); ++i)
      views_[i] = ColumnView(*batch.children[i], type(i), batch.offset);
    return views_.data();
  }
  [[nodiscard]] Type type(std::size_t i) const { return static_cast<Type>(types_[i]); }

  static const char* last_error(ArrowArrayStream& stream) {
    const char* why = stream.get_last_error != nullptr ? stream.get_last_error(&stream) : nullptr;
    return why != nullptr && *why != '\0' ? why : "the stream failed without a reason";
  }
  static void require_columns(ArrowArrayStream& stream, const Columns& columns) {
    if (stream.release == nullptr) throw std::runtime_error("there is no stream");
    ArrowSchema schema{};
    if (stream.get_schema(&stream, &schema) != 0) throw std::runtime_error(last_error(stream));
    bool same = schema.n_children == static_cast<std::int64_t>(columns.size());
    std::string other = "other columns came than the rule asked for";
    const char* name = columns.names();
    for (std::size_t i = 0; same && i < columns.size(); ++i, name += std::strlen(name) + 1) {
      const ArrowSchema& column = *schema.children[i];
      same = std::strcmp(column.name != nullptr ? column.name : "", name) == 0 &&
             std::strcmp(column.format, format_of(columns.type(i))) == 0;
      if (!same) other.append(": ").append(name).append(" as ").append(format_of(columns.type(i)));
    }
    schema.release(&schema);
    if (!same) throw std::runtime_error(other);
  }
  // The columns that a tiering answers: constants, so that nothing is to be freed.
  static void describe(ArrowSchema* out) {
    struct Answer {
      ArrowSchema columns[3];
      ArrowSchema* children[3];
    };
    auto* made = new Answer{};
    const char* const names[3] = {"tier", "score", "explanation"};
    const char* const formats[3] = {"C", "g", "u"};
    for (std::size_t i = 0; i < 3; ++i) {
      made->columns[i].format = formats[i];
      made->columns[i].name = names[i];
      made->columns[i].flags = ARROW_FLAG_NULLABLE;
      made->columns[i].release = [](ArrowSchema* one) { one->release = nullptr; };
      made->children[i] = &made->columns[i];
    }
    *out = {};
    out->format = "+s";
    out->name = "";
    out->n_children = 3;
    out->children = made->children;
    out->private_data = made;
    out->release = [](ArrowSchema* schema) {
      delete static_cast<Answer*>(schema->private_data);
      schema->release = nullptr;
    };
  }

  Job job_;
  ArrowArrayStream in_;
  std::string types_;
  std::vector<ColumnView> views_;
  std::vector<ArrowArray> kept_;
  std::size_t position_ = 0;
  std::int64_t done_ = 0, total_ = -1;
  bool started_ = false, finished_ = false, keeps_ = false;
  pareto_error error_ = no_error();
};

}  // namespace detail
}  // namespace v0
}  // namespace pareto::sdk
