// Tables that a plugin must stand: any schema, any number of rows, with the values at which
// programs break.
//
//     Ledger ledger;
//     Batch batch = torture_batch(schema, {.rows = 1000, .seed = 7, .nulls = 0.2});
//     auto stream = torture_stream(schema, {.rows = 100'000, .batch_rows = 4096}, &ledger);
//     …
//     CHECK(ledger.alive() == 0);      // every batch that was handed out was released
//     CHECK(ledger.twice() == 0);      // and none of them twice
//
// Every buffer ends at a page that cannot be read, nothing can be written to, and a released batch
// cannot be read (fence.hpp): a plugin that does so ends with a fault. Values under nulls are noise
// that differs with `noise`; nobody's answer may depend on them. The same options give the same
// values. Header-only; POSIX.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pareto/table.hpp"
#include "pareto/testing/fence.hpp"
#include "pareto/testing/noise.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

// Figures of what was handed out. Any thread.
class Ledger {
 public:
  [[nodiscard]] std::int64_t alive() const { return given_ - released_; }
  [[nodiscard]] std::int64_t twice() const { return twice_; }
  [[nodiscard]] std::int64_t given() const { return given_; }
  std::atomic<std::int64_t> given_ = 0, released_ = 0, twice_ = 0;
};

struct Torture {
  std::int64_t rows = 100;
  std::int64_t batch_rows = kBatchRows;  // of streams
  std::uint64_t seed = 1;
  double nulls = 0;            // share of values that are null
  bool extremes = false;       // the ends of each type among ordinary values
  bool duplicates = false;     // few different values
  std::size_t text_bytes = 0;  // of some texts; 0: ordinary ones
  std::uint64_t noise = 0;     // what lies under nulls
};

namespace detail {

inline const std::vector<std::string>& torture_texts() {
  static const std::vector<std::string> texts = {
      "",
      "A",
      "ordinary",
      "雾栎饲料股份有限公司",
      "Brennholt Iberia S.L.",
      " leading and trailing ",
      "a,b;c\td|e",
      "\"quoted\" and 'quoted'",
      "<b>&amp;</b> </table>",
      "line one\nline two\r\nline three",
      "=1+1",
      "-0",
      "1e309",
      "NULL",
      "𠀀𠮷 four bytes",
      "e\xCC\x81 combined",
      "\xD8\xA7\xD9\x84\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A\xD8\xA9 from the right",
      "\xEF\xBB\xBF mark",
      "%s%n{0}{}",
      "{\"json\":[1,",
      "../../etc/passwd",
      "9223372036854775808",
      "2026-02-30",
      "https://example.test/?a=1&b=2",
      "\x01 control \x1F"};
  return texts;
}

inline std::int64_t torture_integer(const Torture& how, Noise& noise, Type type) {
  if (type == Type::Bool) return noise.below(2);
  if (how.duplicates) return noise.below(3) * 1'0000;
  if (type == Type::Date) {
    static constexpr std::int64_t ends[] = {0, -25'567, 2'932'896, -719'162, 19'782};
    return how.extremes && noise.below(3) == 0 ? ends[noise.below(5)] : 18'000 + noise.below(2'000);
  }
  if (type == Type::Tier) return noise.below(3);
  // A hundredth of the range for amounts: sums of a table stay within it, as the host sees to.
  static constexpr std::int64_t ends[] = {0,
                                          1,
                                          -1,
                                          10'000,
                                          -10'000,
                                          INT64_MAX / 1'000'000,
                                          INT64_MIN / 1'000'000,
                                          9'999,
                                          999'999'999'999};
  if (how.extremes && noise.below(3) == 0) return ends[noise.below(9)];
  return noise.below(2'000'000'0000) - 100'000'0000;
}

inline double torture_real(const Torture& how, Noise& noise) {
  if (how.duplicates) return static_cast<double>(noise.below(3)) / 4;
  static constexpr double ends[] = {0.0, -0.0, 1.0, -1.0, 1e-300, 1e15, -1e15, 0.1, 100.0};
  return how.extremes && noise.below(3) == 0 ? ends[noise.below(9)] : noise.real() * 100;
}

inline std::string torture_text(const Torture& how, Noise& noise) {
  const std::vector<std::string>& texts = torture_texts();
  if (how.duplicates) return texts[1 + static_cast<std::size_t>(noise.below(3))];
  if (how.text_bytes > 0 && noise.below(8) == 0) {
    std::string out;
    while (out.size() < how.text_bytes) out += "长文本 and more ";
    return out;
  }
  return how.extremes
             ? texts[static_cast<std::size_t>(noise.below(static_cast<std::int64_t>(texts.size())))]
             : "T" + std::to_string(noise.below(1000));
}

// A batch in fences. The stores stay for good, so that a second release is noticed.
struct FencedColumn {
  Ledger* ledger;
  std::vector<Fence> fences;
  const void* buffers[3] = {nullptr, nullptr, nullptr};
  std::atomic<bool> released = false;
};
struct FencedRoot {
  Ledger* ledger;
  std::vector<ArrowArray> columns;
  std::vector<ArrowArray*> pointers;
  const void* buffers[1] = {nullptr};
  std::atomic<bool> released = false;
};

inline const void* fenced(FencedColumn& store, const void* from, std::size_t bytes,
                          std::string_view what) {
  Fence fence(bytes, what);
  if (bytes > 0) std::memcpy(fence.data(), from, bytes);
  fence.protect();
  store.fences.push_back(fence);
  return fence.data();
}

inline void release_fenced_column(ArrowArray* array) {
  auto* store = static_cast<FencedColumn*>(array->private_data);
  array->release = nullptr;
  if (store->released.exchange(true)) {
    if (store->ledger != nullptr) ++store->ledger->twice_;
    return;
  }
  for (const Fence& fence : store->fences) fence.close();
}
inline void release_fenced_root(ArrowArray* array) {
  auto* store = static_cast<FencedRoot*>(array->private_data);
  array->release = nullptr;
  if (store->released.exchange(true)) {
    if (store->ledger != nullptr) ++store->ledger->twice_;
    return;
  }
  for (ArrowArray& column : store->columns) {
    if (column.release != nullptr) column.release(&column);
  }
  if (store->ledger != nullptr) ++store->ledger->released_;
}

inline std::size_t bytes_of(Type type, std::int64_t rows) {
  const auto count = static_cast<std::size_t>(rows);
  switch (type) {
    case Type::Bool:
      return (count + 7) / 8;
    case Type::Tier:
      return count;
    case Type::Date:
      return count * 4;
    case Type::Text:
      return (count + 1) * 4;
    default:
      return count * 8;
  }
}

}  // namespace detail

// A copy of a batch in fences. Under nulls lies what `noise` says.
inline Batch fenced(const Batch& batch, Ledger* ledger = nullptr, std::uint64_t noise_seed = 0) {
  auto root = std::make_unique<detail::FencedRoot>();
  root->ledger = ledger;
  root->columns.resize(batch.columns());
  Noise noise(noise_seed);
  for (std::size_t c = 0; c < batch.columns(); ++c) {
    const ArrowArray& from = *batch.array().children[c];
    const Type type = batch.schema()[c].type;
    const std::string& name = batch.schema()[c].name;
    const ColumnView view = batch.column(c);
    auto store = std::make_unique<detail::FencedColumn>();
    store->ledger = ledger;
    if (from.null_count > 0)
      store->buffers[0] =
          detail::fenced(*store, from.buffers[0], static_cast<std::size_t>((batch.rows() + 7) / 8),
                         name + " (validity)");
    if (type == Type::Text) {
      std::vector<std::int32_t> offsets{0};
      std::string bytes;
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        if (!view.is_null(row))
          bytes += view.text(row);
        else if (noise_seed != 0)
          bytes += "noise " + std::to_string(noise.below(10));
        offsets.push_back(static_cast<std::int32_t>(bytes.size()));
      }
      store->buffers[1] =
          detail::fenced(*store, offsets.data(), offsets.size() * 4, name + " (offsets)");
      store->buffers[2] = detail::fenced(*store, bytes.data(), bytes.size(), name + " (text)");
    } else {
      std::string values(detail::bytes_of(type, batch.rows()), '\0');
      if (!values.empty()) std::memcpy(values.data(), from.buffers[1], values.size());
      const std::size_t width = batch.rows() > 0 && type != Type::Bool
                                    ? values.size() / static_cast<std::size_t>(batch.rows())
                                    : 0;
      for (std::int64_t row = 0; noise_seed != 0 && width > 0 && row < batch.rows(); ++row) {
        if (!view.is_null(row)) continue;
        const std::uint64_t value = noise_seed % 2 != 0
                                        ? 0x7000'0000'7000'0000u + noise.next() % 1000
                                        : ~noise.next() % 1000;
        std::memcpy(values.data() + static_cast<std::size_t>(row) * width, &value, width);
      }
      store->buffers[1] = detail::fenced(*store, values.data(), values.size(), name);
    }
    ArrowArray& column = root->columns[c];
    column = {};
    column.length = batch.rows();
    column.null_count = from.null_count;
    column.n_buffers = type == Type::Text ? 3 : 2;
    column.buffers = store->buffers;
    column.release = detail::release_fenced_column;
    column.private_data = store.release();
  }
  for (ArrowArray& column : root->columns) root->pointers.push_back(&column);
  ArrowArray array{};
  array.length = batch.rows();
  array.n_buffers = 1;
  array.buffers = root->buffers;
  array.n_children = static_cast<std::int64_t>(batch.columns());
  array.children = root->pointers.data();
  array.release = detail::release_fenced_root;
  array.private_data = root.release();
  if (ledger != nullptr) ++ledger->given_;
  return {batch.shared_schema(), array};
}

// Rows from `first` on, as `how` says; not in fences.
inline Batch torture_rows(const std::shared_ptr<const Schema>& schema, const Torture& how,
                          std::int64_t first, std::int64_t rows) {
  BatchBuilder builder(schema);
  for (std::int64_t row = first; row < first + rows; ++row) {
    for (std::size_t c = 0; c < schema->size(); ++c) {
      // Of the row and column alone, so that batches of any size hold the same rows.
      Noise noise(how.seed * 1'000'003 + static_cast<std::uint64_t>(row) * 131 + c);
      noise.next();
      if (noise.real() < how.nulls) continue;
      const Type type = (*schema)[c].type;
      if (type == Type::Text)
        builder.text(c, detail::torture_text(how, noise));
      else if (type == Type::Real)
        builder.real(c, detail::torture_real(how, noise));
      else
        builder.integer(c, detail::torture_integer(how, noise, type));
    }
    builder.end_row();
  }
  return builder.finish();
}
inline Batch torture_batch(Schema schema, const Torture& how, Ledger* ledger = nullptr) {
  return fenced(torture_rows(std::make_shared<const Schema>(std::move(schema)), how, 0, how.rows),
                ledger, how.noise);
}

// The same rows as a stream, in fences made as they are asked for.
inline std::unique_ptr<BatchStream> torture_stream(Schema schema, const Torture& how,
                                                   Ledger* ledger = nullptr) {
  auto shared = std::make_shared<const Schema>(schema);
  return make_stream(std::move(schema),
                     [shared, how, ledger, at = std::int64_t{0}](Batch& out) mutable {
                       const std::int64_t rows = std::min(how.batch_rows, how.rows - at);
                       if (rows <= 0) return false;
                       out = fenced(torture_rows(shared, how, at, rows), ledger, how.noise);
                       at += rows;
                       return true;
                     });
}

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
