// A file and the importer that reads it: opened, hashed, and streamed as raw rows.
//
// One thread at a time; the stream may be read on another thread than the one that opened it.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/source/context.hpp"
#include "core/imports/source/sample.hpp"
#include "pareto/table.hpp"

namespace pareto::imports {

// The bytes of a file for an importer.
class FileInput {
 public:
  // Throws Error when the file is missing, a folder, empty or may not be read.
  explicit FileInput(const std::filesystem::path& file);
  ~FileInput();
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  [[nodiscard]] const pareto_input* c() const { return &c_; }
  [[nodiscard]] std::uint64_t bytes() const { return c_.bytes; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string first_bytes(std::size_t most) const;
  // BLAKE2b of all bytes. Throws Error Cancelled when `cancel` is set.
  [[nodiscard]] std::string content_hash(const std::atomic<bool>* cancel) const;

 private:
  std::string name_;
  int descriptor_ = -1;
  pareto_input c_{};
};

// Chooses an importer by the first bytes, then the name; `id` not empty: that one. Throws Error
// that names what the file is (file_kind.hpp) or says which formats there are.
[[nodiscard]] Importer choose_importer(const std::vector<Importer>& importers,
                                       const FileInput& input, std::string_view id);

// A row that the importer itself could not read.
struct UnreadRow {
  std::int64_t line;
  std::string column, value, why;
};

// What the importer found when it opened the file.
struct Opening {
  std::string importer, encoding, part, detail;
  double encoding_confidence = 0;
  std::int64_t estimated_rows = -1;
};

// One pass over the file.
class RawStream {
 public:
  RawStream(const Importer& importer, const FileInput& input,
            const std::map<std::string, std::string>& settings, const Context& context);
  ~RawStream();

  [[nodiscard]] const Opening& opening() const { return opening_; }
  // Columns of the file, without "@line".
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const {
    return stream_->schema();
  }
  // False at the end. Column 0 is the line.
  bool next(sdk::Batch& batch);
  // Rows that could not be read since the last call.
  [[nodiscard]] std::vector<UnreadRow> take_unread();

 private:
  void close();

  std::vector<UnreadRow> unread_;
  Importer importer_;
  plugins::JobContext job_;
  Opening opening_;
  void* run_ = nullptr;
  std::unique_ptr<sdk::BatchStream> stream_;
  std::size_t columns_ = 0;
};

// The first rows of a stream that has just been opened: what layout and mapping are decided by.
// Reads one batch.
[[nodiscard]] Sample sample_of(RawStream& stream);
[[nodiscard]] Sample sample_of(const sdk::Batch& batch);

}  // namespace pareto::imports
