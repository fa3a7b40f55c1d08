// The lines of a vCard as their writer meant them: folded lines and soft breaks of quoted-printable
// are joined.
//
// vCard 3.0 and 4.0 fold by a line break and one blank, of which nothing belongs to the text; in
// 2.1 the blank belongs to it. Works on bytes: the encoding is a matter of each property. A line
// keeps its first 1 MiB. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace pareto::vcard {

class LineReader {
 public:
  // Gives the next piece of the file, valid until the next call; empty at the end.
  using Source = std::function<std::string_view()>;
  static constexpr std::size_t kMostBytes = 1024 * 1024;

  explicit LineReader(Source source) : source_(std::move(source)) {}

  // False at the end.
  bool next();

  // Of the line found last; the view is valid until the next call.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::int64_t line() const { return line_; }  // 1-based, where it begins
  [[nodiscard]] bool cut() const { return cut_; }            // there was more than kMostBytes

  // From now on, until it is said otherwise.
  void keep_fold_blanks(bool keep) { keep_blanks_ = keep; }

 private:
  // Reads one line of the file into `ahead_`.
  bool read_ahead();
  void append(std::string_view piece);

  Source source_;
  std::string_view piece_;  // what is left of it
  bool after_cr_ = false, ended_ = false;

  std::string text_, ahead_;
  bool has_ahead_ = false, ahead_cut_ = false;
  bool cut_ = false, keep_blanks_ = false;
  std::int64_t line_ = 0, lines_read_ = 0;
};

}  // namespace pareto::vcard
