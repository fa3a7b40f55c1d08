// The rows of a sheet that has been read, as texts: what sdk::RowStream asks for.
//
// One thread; views are valid until the next row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheet_cells.hpp"

namespace pareto::xls {

class SheetRows {
 public:
  // `sheet` and `book` outlive it. Columns count from `first_column`.
  SheetRows(sdk::Job job, const SheetCells& sheet, const Workbook& book, std::size_t first_column)
      : job_(job), sheet_(sheet), book_(book), first_column_(first_column) {}

  bool next();

  [[nodiscard]] std::int64_t row() const { return at(0).row + std::int64_t{1}; }
  [[nodiscard]] std::size_t cells() const { return ends_.size(); }
  [[nodiscard]] std::size_t column(std::size_t i) const { return at(i).column - first_column_; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(from, ends_[i] - from);
  }
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  [[nodiscard]] std::size_t trouble_column() const { return trouble_column_; }
  [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(end_); }
  [[nodiscard]] std::int64_t total() const {
    return static_cast<std::int64_t>(sheet_.cells().size());
  }

 private:
  [[nodiscard]] const Cell& at(std::size_t i) const { return sheet_.cells()[begin_ + i]; }

  sdk::Job job_;
  const SheetCells& sheet_;
  const Workbook& book_;
  std::size_t first_column_;
  std::size_t begin_ = 0, end_ = 0;  // of the row, in the cells of the sheet
  std::string text_;
  std::vector<std::size_t> ends_;
  std::string trouble_;
  std::size_t trouble_column_ = 0;
};

}  // namespace pareto::xls
