// Reads texts of Excel 97 and later ([MS-XLS] 2.5.293): 8 or 16 bits a character, with formatting
// runs between them, over the borders of records.
//
// Where a text goes on in the next record, that one says anew how wide its characters are. What is
// no character becomes U+FFFD. One thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "record_reader.hpp"

namespace pareto::xls {

class TextReader {
 public:
  // Begins `at` bytes into the record that was read last; goes on into its CONTINUE records.
  TextReader(RecordReader& records, std::size_t at)
      : records_(records), left_(records.data().substr(std::min(at, records.data().size()))) {}

  // Appends the next text. `wide_count`: its length has two bytes. False where the records end
  // before it does; what was there is kept.
  bool append(std::string& out, bool wide_count = true);
  // Nothing is left, in this record and in those that continue it.
  [[nodiscard]] bool at_end();

 private:
  [[nodiscard]] bool more();
  bool skip(std::size_t size);
  bool characters_of(std::string& out, std::size_t count, bool wide);
  // Numbers lie within one record.
  template <class Number>
  bool take(Number& value);

  RecordReader& records_;
  std::string_view left_;
};

// Appends a text of UTF-16, little-endian; zeros are dropped.
void append_utf16(std::string& out, std::string_view bytes);

}  // namespace pareto::xls
