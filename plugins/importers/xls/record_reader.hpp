// The records of a workbook's stream ([MS-XLS] 2.1.4): a type, a length, that many bytes.
//
// Memory is that of one record and a piece of the stream. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "byte_pieces.hpp"

namespace pareto::xls {

// Types of records, by the names of the format; the low byte is the same in all versions.
namespace record {
enum : std::uint16_t {
  kEof = 0x000A,
  kDateMode = 0x0022,
  kFilePass = 0x002F,
  kContinue = 0x003C,
  kCodePage = 0x0042,
  kBoundSheet = 0x0085,
  kMulRk = 0x00BD,
  kRString = 0x00D6,
  kXf = 0x00E0,
  kSst = 0x00FC,
  kLabelSst = 0x00FD,
  kRk = 0x027E,
  kBof2 = 0x0009,
  kBof3 = 0x0209,
  kBof4 = 0x0409,
  kBof = 0x0809
};

// A text before version 8: of a cell, or the result of a formula.
[[nodiscard]] constexpr bool is_text(std::uint16_t type) {
  return type == 0x0004 || type == 0x0204 || type == kRString || type == 0x0007 || type == 0x0207;
}
}  // namespace record

class RecordReader {
 public:
  // `bytes` outlive the reader.
  explicit RecordReader(const BytePieces& bytes, std::uint64_t at = 0) : bytes_(bytes), at_(at) {}

  // False at the end of the stream, and where it is cut off.
  bool next();
  // The type of the record that follows; 0 if there is none.
  [[nodiscard]] std::uint16_t next_type();

  [[nodiscard]] std::uint16_t type() const { return type_; }
  [[nodiscard]] std::string_view data() const { return data_; }  // until next()
  [[nodiscard]] std::uint64_t position() const { return at_ - (buffer_.size() - begin_); }
  // The stream ended within a record.
  [[nodiscard]] bool cut_off() const { return cut_off_; }

 private:
  [[nodiscard]] bool have(std::size_t size);

  const BytePieces& bytes_;
  std::uint64_t at_;  // behind the buffer's end
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint16_t type_ = 0;
  std::string_view data_;
  bool cut_off_ = false;
};

}  // namespace pareto::xls
