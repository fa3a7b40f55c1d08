// Splits text into records and cells, as RFC 4180 says and as files really are.
//
// Separators, CR, LF and CRLF end a cell; a cell that begins with a quote runs to the closing
// quote, with doubled quotes for one and line ends kept. A quote elsewhere in a cell is a character
// like any other; what follows a closing quote up to the separator belongs to the cell. A cell or
// record beyond its limit is skipped whole, so memory stays bounded whatever the file holds. Text
// is UTF-8. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mark_finder.hpp"

namespace pareto::csv {

struct Dialect {
  char separator = ',';
  char quote = '"';  // '\0': none
};

class RecordReader {
 public:
  // Gives the next piece of text, valid until the next call; empty at the end.
  using Source = std::function<std::string_view()>;
  enum class Found {
    Record,
    CellTooLong,  // cell number `cells()`, counted from 1
    RecordTooLong,
    Unclosed,  // a quote that begins in line `quote_line()` is not closed up to the end
    End
  };
  static constexpr std::size_t kCellBytes = 1024 * 1024;
  static constexpr std::size_t kRecordBytes = 8 * 1024 * 1024;

  explicit RecordReader(Source source, Dialect dialect = {}, std::size_t cell_bytes = kCellBytes);

  // Text ahead without consuming it: at least `bytes`, or all that is left.
  std::string_view peek(std::size_t bytes);
  [[nodiscard]] bool source_ended() const { return ended_; }
  // For the records that follow.
  void set_dialect(Dialect dialect);

  Found next();

  // Of what was found last. Views are valid until the next call.
  [[nodiscard]] std::int64_t line() const { return line_; }  // 1-based, where it begins
  [[nodiscard]] std::int64_t quote_line() const { return quote_line_; }
  [[nodiscard]] std::size_t cells() const { return count_; }
  [[nodiscard]] bool is_empty(std::size_t i) const { return cells_[i].size == 0; }
  // Once per cell: quotes are taken out in place.
  [[nodiscard]] std::string_view cell(std::size_t i) {
    const Cell& cell = cells_[i];
    return cell.quotes ? without_quotes(cell) : std::string_view(cell.begin, cell.size);
  }
  // The record as it stands in the file, or its beginning if it was skipped; before any cell().
  [[nodiscard]] std::string_view raw() const { return raw_; }
  // Everything up to here has been read: bytes of text, and the line that comes next.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }
  [[nodiscard]] std::int64_t next_line() const { return next_line_; }

 private:
  struct Cell {
    char* begin;
    std::size_t size;
    bool quotes;  // holds quotes to take out: doubled ones, or a closing one with text behind
  };
  enum class Parsed { Whole, More, Unclosed };

  Parsed parse();
  Parsed parse_quoted(char*& at);
  Found skip(Found reason);
  void add(char* begin, char* end, bool quotes) {
    if (count_ == cells_.size()) cells_.resize(2 * count_ + 16);
    cells_[count_++] = {begin, static_cast<std::size_t>(end - begin), quotes};
  }
  bool refill();
  void consume_to(char* at);
  [[nodiscard]] std::string_view without_quotes(const Cell& cell) const;

  Source source_;
  Dialect dialect_;
  MarkFinder marks_;
  std::size_t cell_bytes_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  char* begin_ = nullptr;  // of the record being parsed
  char* end_ = nullptr;
  char* stop_ = nullptr;        // behind the parsed record
  char* cell_begin_ = nullptr;  // of the cell being parsed
  bool ended_ = false;

  std::vector<Cell> cells_;  // room for them; `count_` are in use
  std::size_t count_ = 0;
  std::size_t long_cell_ = 0;  // number of the first cell beyond the limit; 0: none
  std::string_view raw_;
  std::string skipped_;  // beginning of a record that was skipped
  std::int64_t line_ = 0, next_line_ = 1, quote_line_ = 0;
  std::int64_t lines_ = 0;  // that the record has taken so far
  std::uint64_t consumed_ = 0;
};

}  // namespace pareto::csv
