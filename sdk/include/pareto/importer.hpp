// What an importer written in C++ works with: its input, its text, and the class that makes the
// C table.
//
//     struct Lines : pareto::sdk::Importer<Lines> {
//       static constexpr const char* id = "lines";
//       static constexpr Label label{"Lines of text", "文本行"};
//       static constexpr Label help{"One column, one row per line.", "每行一列。"};
//       static constexpr const char* suffixes[] = {".txt"};
//       static constexpr Field settings[] = {text("encoding", {"Encoding", "编码"})};
//
//       static int probe(std::string_view first_bytes, std::string_view name);   // 0 to 100; pure
//       Lines(const Job& job, Input input, Opened& opened);                      // throws Failure
//       std::unique_ptr<BatchStream> read();                                     // once
//     };
//
// The columns of the stream are "@line" (Int), then c1, c2, … (Text): see abi/import.h. One thread
// at a time per run. The job and the input live until the run is closed; a stream may be released
// later, but not read.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "pareto/abi/import.h"
#include "pareto/extension.hpp"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::sdk {
inline namespace v0 {

// What was found when opening; shown to the user.
struct Opened {
  std::string encoding;            // empty: the format has its own
  double encoding_confidence = 0;  // 0 to 1
  std::string part;                // sheet that is read; empty: there is only one
  std::string detail;              // in the job's language
  std::int64_t rows = -1;          // estimate, -1: unknown
};

// A view of the file that the host opened.
class Input {
 public:
  explicit Input(const pareto_input* input) : input_(input) {}

  [[nodiscard]] std::uint64_t size() const { return input_->bytes; }
  [[nodiscard]] std::string_view name() const {
    return input_->display_name ? input_->display_name : "";
  }
  // Reads `size` bytes, fewer only at the end of the file. Throws Failure(PARETO_E_IO).
  std::size_t read_at(std::uint64_t offset, void* into, std::size_t size) const;
  [[nodiscard]] std::string first_bytes(std::size_t most) const;

 private:
  const pareto_input* input_;
};

// Reads an input from front to back in large pieces, ahead of what is asked for, so that a parser
// may ask for little.
class SequentialReader {
 public:
  static constexpr std::size_t kPiece = 256 * 1024;

  explicit SequentialReader(Input input, std::size_t piece = kPiece);

  // What is left of the piece read last, or the next piece; empty at the end. Valid until the next
  // call.
  std::string_view next();
  // Copies up to `size` bytes, fewer only at the end.
  std::size_t read(void* into, std::size_t size);
  void seek(std::uint64_t offset);
  // Where the next byte comes from.
  [[nodiscard]] std::uint64_t position() const { return offset_ - (end_ - begin_); }
  [[nodiscard]] bool at_end() const { return position() >= input_.size(); }

 private:
  bool fill();

  Input input_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // unread part of the buffer
  std::uint64_t offset_ = 0;         // in the file, behind the buffer's end
};

// Reads an input as UTF-8, through the host's text service. Memory does not grow with the file.
class TextReader {
 public:
  static constexpr std::size_t kDetectBytes = 256 * 1024;

  // An empty encoding or "auto" is detected. Throws Failure(PARETO_E_ARGUMENT) for one that the
  // host does not know.
  TextReader(const Job& job, Input input, std::string_view encoding = {});

  // The next piece; empty at the end. Valid until the next call. A piece ends at a character's
  // border.
  std::string_view next();

  [[nodiscard]] const std::string& encoding() const { return encoding_; }
  [[nodiscard]] double confidence() const { return confidence_; }
  // Bytes so far that were no character of the encoding and became U+FFFD.
  [[nodiscard]] std::uint64_t replaced() const { return replaced_; }
  // Bytes of the file taken so far.
  [[nodiscard]] std::uint64_t position() const { return bytes_.position(); }

 private:
  void detect(Input input);

  const pareto_text_v1* service_;
  SequentialReader bytes_;
  std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder_;
  std::string encoding_;
  double confidence_ = 1;
  std::uint64_t replaced_ = 0;
  bool finished_ = false;
};

// The columns of an importer's stream: "@line", c1, …, cN.
Schema import_schema_of(std::size_t columns);

namespace detail {

void say(const Opened& found, pareto_opened* opened);
// The run owns what the stream reads from, and the stream may outlive the run: both hold it.
std::unique_ptr<BatchStream> held_by(std::shared_ptr<void> run,
                                     std::unique_ptr<BatchStream> stream);

template <class X>
struct ImporterTable {
  using Run = std::shared_ptr<X>;

  static_assert(is_name(X::id),
                "an importer's id consists of a-z, 0-9 and '_', and begins with a letter");

  static std::int32_t probe(pareto_str first_bytes, const char* name) {
    try {
      const std::int32_t sure =
          X::probe(to_view(first_bytes), name ? std::string_view(name) : std::string_view{});
      return sure < 0 ? 0 : sure > 100 ? 100 : sure;
    } catch (...) {
      return 0;
    }
  }
  static pareto_status open(const pareto_job* job, const pareto_input* input, void** run,
                            pareto_opened* opened, pareto_error* error) {
    return guarded(error, [&] {
      Opened found;
      auto made = std::make_unique<Run>(std::make_shared<X>(Job(job), Input(input), found));
      say(found, opened);
      *run = made.release();
    });
  }
  static pareto_status read(void* run, ArrowArrayStream* out, pareto_error* error) {
    return guarded(error, [&] {
      const Run& self = *static_cast<Run*>(run);
      export_stream(held_by(self, self->read()), out);
    });
  }
  static void close(void* run) { delete static_cast<Run*>(run); }

  static constexpr NameList<std::size(X::suffixes)> kSuffixes{X::suffixes};
  static constexpr pareto_importer_v1 kTable{
      sizeof(pareto_importer_v1), X::id,  label_of<X>(), help_of<X>(), kSuffixes.get(),
      settings_of<X>(),           &probe, &open,         &read,        &close};
};

}  // namespace detail

// The base of a plugin's own importer.
template <class X>
struct Importer {
  static constexpr const char* kExtension = PARETO_EXT_IMPORTER;
  static constexpr const void* table() { return &detail::ImporterTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/importer.hpp"
#endif
