// One table of a document as sheets of a workbook: frozen head, filters, typed cells, widths; a
// form with choice lists besides.
//
// Rows are written as they come and not kept. A table longer than a sheet goes on in the next.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cell_style.hpp"
#include "pareto/format.hpp"

struct lxw_worksheet;

namespace pareto::xlsx_format {

// Lists of choices that are too long to stand in a rule; written on a hidden sheet at the end.
struct ChoiceLists {
  std::string sheet;  // its name
  std::vector<std::vector<std::string>> lists;
};

struct Book {
  lxw_workbook* workbook;
  CellStyles& styles;
  std::set<std::string>& names;
  ChoiceLists& lists;
  sdk::Job job;
  std::uint32_t most_rows;  // of a sheet, its head included
};

class TableSheets {
 public:
  TableSheets(Book& book, const std::string& title, const sdk::TableInfo& info);
  // Also the total, where the table has one.
  void write(sdk::BatchStream& rows);

  // Of what was written, for a chart beside it: the sheet, the cells of a column below its head
  // ("'Sheet'!$B$2:$B$9"; "" where they lie on more than one sheet), and the first column that is
  // free.
  [[nodiscard]] lxw_worksheet* sheet() const { return written_; }
  [[nodiscard]] std::string cells_of(std::size_t column) const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint16_t free_column() const {
    return static_cast<std::uint16_t>(shown_.size() + 1);
  }

 private:
  void begin_sheet();
  void end_sheet();
  void write_cell(std::uint32_t row, std::uint16_t place, const sdk::Column& column,
                  const sdk::ColumnView& values, std::int64_t from);
  void write_total();
  [[nodiscard]] std::optional<double> total_number(std::size_t place, std::string_view told) const;
  void offer_choices(std::uint16_t place, const sdk::Column& column);
  void see(std::size_t place, std::string_view text);
  [[nodiscard]] bool is_form() const { return (info_.flags & PARETO_TABLE_FORM) != 0; }

  Book& book_;
  std::string title_;
  const sdk::TableInfo& info_;
  std::vector<std::size_t> shown_;    // columns; small drawings are left out
  std::vector<std::string> formats_;  // by shown
  std::vector<lxw_format*> plain_;    // by shown: of what is neither bad nor an example
  std::vector<double> widths_;        // by shown
  std::vector<bool> apart_;           // by shown: words behind a number
  std::vector<std::optional<std::int64_t>>
      sums_;  // by shown, of all sheets; nothing where it is too large
  lxw_worksheet *sheet_ = nullptr,
                *written_ = nullptr;  // the open one, the last one that was closed
  std::uint32_t row_ = 0;             // the next
  std::string name_;                  // of the sheet
  int sheets_ = 0;
};

}  // namespace pareto::xlsx_format
