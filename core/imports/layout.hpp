// Where the table begins in a file, and which of its rows are no data: titles above the head,
// totals, repeated heads, footers.
//
// ERP exports put company and period above the head, a 小计 after each block and "打印日期 …" at
// the end. Nothing of that may become a record, and all of it is counted and said. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/imports/sample.hpp"

namespace pareto::imports {

struct Layout {
  bool has_header = false;
  std::int64_t header_line = 0;      // of the file
  std::size_t header_row = 0;        // of the sample
  std::size_t title_rows = 0;        // filled rows above the head
  std::vector<std::string> headers;  // one per column, trimmed; the second of a name is "金额 (2)";
                                     // empty where nothing stands
  std::vector<std::string> repeated;  // names that stand over several columns
  // What one of the file's amounts counts, as a title above the head says: 10'000 for 单位：万元.
  std::int64_t money_unit = 1;

  // The first row of data in the sample.
  [[nodiscard]] std::size_t first_row() const { return has_header ? header_row + 1 : 0; }
};

using KnownHeader = std::function<bool(std::string_view header)>;

// The row of texts with the most known words, the first of equals; if none is known, the first row
// that is as wide as the rows below and holds texts only. A first row in line 0 is the head for
// sure: formats such as jsonl name their columns themselves.
[[nodiscard]] Layout find_layout(const Sample& sample, const KnownHeader& known);
// The head is in this line of the file (a recipe says so). Without a header if the sample has no
// such row.
[[nodiscard]] Layout layout_at(const Sample& sample, std::int64_t line);

// 10'000 for 单位：万元 or 金额单位：万元, 1'000 for 千元; 1 for any other title.
[[nodiscard]] std::int64_t money_unit_in(std::string_view title);
// The title that says so; empty for 1.
[[nodiscard]] std::string_view money_title(std::int64_t unit, Language language);

enum class RowKind { Data, Blank, Total, Footer, Header };

// Tells rows of data from others, below the head.
class RowSorter {
 public:
  explicit RowSorter(const Layout& layout);

  // `cell(i)` is the text of column i, empty where there is none.
  template <class Cell>
  [[nodiscard]] RowKind kind(const Cell& cell) const {
    std::size_t first = 0;
    while (first < columns_ && cell(first).empty()) ++first;
    if (first == columns_) return RowKind::Blank;
    const std::string_view text = cell(first);
    if (first == header_column_ && text == header_text_) {
      std::size_t same = 0, filled = 0;
      for (std::size_t i = 0; i < columns_; ++i) {
        filled += !cell(i).empty();
        same += !cell(i).empty() && cell(i) == raw_headers_[i];
      }
      if (same == filled) return RowKind::Header;
    }
    if (!may_be_special(text)) return RowKind::Data;
    std::size_t filled = 0;
    for (std::size_t i = first; i < columns_; ++i) filled += !cell(i).empty();
    return special(text, filled);
  }

 private:
  [[nodiscard]] static bool may_be_special(std::string_view text);
  [[nodiscard]] RowKind special(std::string_view text, std::size_t filled) const;

  std::vector<std::string> raw_headers_;
  std::size_t columns_ = 0, header_column_ = 0, named_columns_ = 0;
  std::string header_text_;
};

// The sample without the rows below its head that are no data.
[[nodiscard]] Sample data_of(Sample sample, const Layout& layout);

}  // namespace pareto::imports
