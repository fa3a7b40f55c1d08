// The web pages within a page that was saved as one file (mht, [RFC 2557]): a mail whose parts are
// pages, pictures and styles.
//
// Parts of type text/html are decoded (quoted-printable, base64 or neither) and answered one after
// the other. Memory is that of a line. One thread.
#pragma once

#include <string>
#include <string_view>

#include <pareto/importer.hpp>

namespace pareto::html_tables {

class MimeParts {
 public:
  // By headers at the beginning of a file.
  [[nodiscard]] static bool are_in(std::string_view first_bytes);

  explicit MimeParts(sdk::Input input) : bytes_(input) {}

  // The next bytes of a page; empty at the end. Valid until the next call.
  std::string_view next();
  // What the headers of the page say that is being read; empty if nothing.
  [[nodiscard]] const std::string& charset() const { return charset_; }
  [[nodiscard]] std::uint64_t position() const { return bytes_.position(); }

 private:
  enum class Coding { None, QuotedPrintable, Base64 };

  // A line with its end, at most 1 MiB of it; false at the end of the file.
  bool read_line();
  void read_headers();
  void decode_line();

  sdk::SequentialReader bytes_;
  std::string_view piece_;
  std::string line_, out_, boundary_, charset_;
  Coding coding_ = Coding::None;
  bool begun_ = false, in_page_ = false;
  unsigned bits_ = 0, bit_count_ = 0;  // of base64, not yet a byte
};

}  // namespace pareto::html_tables
