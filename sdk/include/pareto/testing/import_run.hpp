// Runs an importer over bytes in memory, through its C table as the host does, and collects what it
// answers.
//
//     TestJob host;
//     Imported result = import_bytes<CsvImporter>(host, "a,b\n1,\n");
//     result.rows[1][0]  // "1"; a null is std::nullopt
//
// Header-only; one thread.
#pragma once

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/importer.hpp"
#include "pareto/testing/test_job.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

struct Imported {
  using Row = std::vector<std::optional<std::string>>;

  pareto_status status =
      PARETO_OK;  // of opening and reading; a failing stream counts as PARETO_E_FAIL
  std::string error;
  std::string encoding, part, detail;
  std::int64_t estimated_rows = -1;
  std::size_t columns = 0;  // without "@line"
  std::vector<std::int64_t> lines;
  std::vector<Row> rows;
  std::size_t batches = 0;
  std::int64_t largest_batch = 0;

  // "a|b|-" per row, with - for null.
  [[nodiscard]] std::vector<std::string> joined() const {
    std::vector<std::string> out;
    for (const Row& row : rows) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) line += (i ? "|" : "") + row[i].value_or("-");
      out.push_back(line);
    }
    return out;
  }
};

// Bytes that stand for a file; reads give at most `most` bytes a call.
class MemoryInput {
 public:
  explicit MemoryInput(std::string_view bytes, std::string name = "test",
                       std::uint64_t most = UINT64_MAX)
      : bytes_(bytes),
        name_(std::move(name)),
        most_(most),
        c_{sizeof(pareto_input), this, name_.c_str(), bytes.size(), &read_at} {}
  MemoryInput(const MemoryInput&) = delete;
  MemoryInput& operator=(const MemoryInput&) = delete;
  [[nodiscard]] const pareto_input* c() const { return &c_; }

 private:
  static std::int64_t read_at(const pareto_input* input, std::uint64_t offset, void* into,
                              std::uint64_t size) {
    const auto& self = *static_cast<MemoryInput*>(input->ctx);
    if (offset >= self.bytes_.size()) return 0;
    const std::uint64_t got = std::min({size, self.bytes_.size() - offset, self.most_});
    std::memcpy(into, self.bytes_.data() + offset, got);
    return static_cast<std::int64_t>(got);
  }
  std::string_view bytes_;
  std::string name_;
  std::uint64_t most_;
  pareto_input c_;
};

inline Imported import_input(const pareto_importer_v1* importer, const TestJob& host,
                             const pareto_input* input) {
  Imported result;
  pareto_error error = no_error();
  pareto_opened opened{};
  opened.size_of = sizeof opened;
  void* run = nullptr;
  result.status = importer->open(host.c(), input, &run, &opened, &error);
  result.error = error.text;
  if (result.status != PARETO_OK) return result;
  result.encoding = opened.encoding;
  result.part = opened.part;
  result.detail = opened.detail;
  result.estimated_rows = opened.rows;
  ArrowArrayStream raw{};
  result.status = importer->read(run, &raw, &error);
  result.error = error.text;
  if (result.status == PARETO_OK) {
    try {
      ImportedStream stream(&raw);
      result.columns = stream.schema()->size() - 1;
      for (Batch batch; stream.next(batch);) {
        ++result.batches;
        result.largest_batch = std::max(result.largest_batch, batch.rows());
        for (std::int64_t r = 0; r < batch.rows(); ++r) {
          result.lines.push_back(batch.column(0).integer(r));
          Imported::Row row;
          for (std::size_t c = 1; c < batch.columns(); ++c) {
            const ColumnView column = batch.column(c);
            if (column.is_null(r))
              row.emplace_back(std::nullopt);
            else
              row.emplace_back(std::string(column.text(r)));
          }
          result.rows.push_back(std::move(row));
        }
      }
    } catch (const Failure& failure) {
      result.status = failure.status();
      result.error = failure.what();
    } catch (const std::exception& failure) {
      result.status = PARETO_E_FAIL;
      result.error = failure.what();
    }
  }
  importer->close(run);
  return result;
}

template <class X>
Imported import_bytes(const TestJob& host, std::string_view bytes, std::string name = "test") {
  const MemoryInput input(bytes, std::move(name));
  return import_input(static_cast<const pareto_importer_v1*>(X::table()), host, input.c());
}

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
