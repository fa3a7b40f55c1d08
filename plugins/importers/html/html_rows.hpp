// The rows of the tables `first` to `last` of a page, one at a time: what sdk::RowStream asks for.
//
// Rows are numbered through all these tables, those without a value included. Memory is that of a
// piece of the page. One thread; views are valid until the next row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "page_parser.hpp"
#include "page_text.hpp"
#include "table_reader.hpp"

namespace pareto::html_tables {

struct TableSpan {
  std::size_t first = 1, last = 1;
};

class HtmlRows {
 public:
  HtmlRows(const sdk::Job& job, sdk::Input input, TableSpan tables);

  bool next();

  [[nodiscard]] std::int64_t row() const { return row_.number; }
  [[nodiscard]] std::size_t cells() const { return row_.cells.size(); }
  [[nodiscard]] std::size_t column(std::size_t i) const { return row_.cells[i].column; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return std::string_view(row_.text).substr(row_.cells[i].begin, row_.cells[i].size);
  }
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  [[nodiscard]] std::size_t trouble_column() const {
    return row_.cells.empty() ? 0 : row_.cells.back().column;
  }
  [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(text_.position()); }
  [[nodiscard]] std::int64_t total() const { return static_cast<std::int64_t>(text_.size()); }

 private:
  void take(std::size_t table, TableRow&& row);

  sdk::Job job_;
  TableSpan tables_;
  PageText text_;
  TableReader reader_;
  PageParser parser_;
  std::deque<TableRow> found_;
  std::int64_t before_ = 0;  // rows of the tables before this one
  std::size_t table_ = 0;
  TableRow row_;
  std::string trouble_;
  bool ended_ = false;
};

}  // namespace pareto::html_tables
