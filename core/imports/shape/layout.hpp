// Where the table begins in a file: titles, and the head in one line or several.
//
// ERP exports put company and period above the head, and 含税 and 不含税 below one 金额. What of
// the rows below is no data is row_sorter.hpp's. Pure; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/imports/source/sample.hpp"

namespace pareto::imports {

struct Layout {
  bool has_header = false;
  std::int64_t header_line = 0;      // of the file; the last one of a head over several lines
  std::size_t header_row = 0;        // of the sample; the last one, too
  std::size_t header_rows = 0;       // 2 where "含税" and "不含税" stand below one "金额"
  std::size_t title_rows = 0;        // filled rows above the head
  std::vector<std::string> headers;  // one per column, trimmed; the second of a name is "金额 (2)";
                                     // empty where nothing stands
  std::vector<std::string> repeated;  // names that stand over several columns
  // The cells of titles and head as they stand in the file, to tell them where pages repeat them.
  std::vector<std::vector<std::string>> title_cells, head_cells;
  bool taiwan = false;  // titles or heads speak of it (統一編號, 民國), so 98/05/26 is 2009
  // What one of the file's amounts counts, as a title above the head says: 10'000 for 单位：万元.
  std::int64_t money_unit = 1;

  // The heads that there are, for people: "date, customer, amount".
  [[nodiscard]] std::string listed_heads() const;
  // The first row of data in the sample.
  [[nodiscard]] std::size_t first_row() const { return has_header ? header_row + 1 : 0; }
  // The line where the head begins.
  [[nodiscard]] std::int64_t first_header_line() const {
    return header_line - static_cast<std::int64_t>(header_rows > 0 ? header_rows - 1 : 0);
  }
  // Rows without a word above the head.
  [[nodiscard]] std::size_t blank_titles() const {
    return has_header ? header_row + 1 - header_rows - title_rows : 0;
  }
};

using KnownHeader = std::function<bool(std::string_view header)>;

// The row of texts with the most known words, the first of equals; if none is known, the first row
// that is as wide as the rows below and holds texts only. A first row in line 0 is the head for
// sure: formats such as jsonl name their columns themselves.
[[nodiscard]] Layout find_layout(const Sample& sample, const KnownHeader& known);
// The head is in these lines of the file (a recipe says so). Without a header if the sample has no
// such row.
[[nodiscard]] Layout layout_at(const Sample& sample, std::int64_t line, std::int64_t last_line,
                               const KnownHeader& known);
[[nodiscard]] Layout layout_at(const Sample& sample, std::int64_t line);

// 10'000 for 单位：万元 or 金额单位：万元, 1'000 for 千元; 1 for any other title.
[[nodiscard]] std::int64_t money_unit_in(std::string_view title);
// The title that says so; empty for 1.
[[nodiscard]] std::string_view money_title(std::int64_t unit, Language language);

}  // namespace pareto::imports
