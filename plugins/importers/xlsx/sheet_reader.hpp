// Reads the rows of a sheet, one at a time, as texts.
//
// Cells stand in the columns that their references name, counted from the first of the range; rows
// have the numbers of the sheet; merged cells have their value in the first. Rows without a value
// are passed over. Memory is that of one row. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pareto/sheet_range.hpp>

#include "shared_strings.hpp"
#include "workbook.hpp"
#include "xml_reader.hpp"

namespace pareto::xlsx {

class SheetReader final : private XmlHandler {
 public:
  static constexpr std::size_t kCellBytes = 1024 * 1024;
  static constexpr std::size_t kRowBytes = 8 * 1024 * 1024;

  // `workbook` and `strings` outlive the reader.
  SheetReader(sdk::Job job, ZipPart part, const Workbook& workbook, const SharedStrings& strings,
              const sdk::SheetRange& range = {});

  // The next row that has a value; false at the end of the sheet. Throws Failure(PARETO_E_DATA) for
  // a damaged sheet.
  bool next();

  // Of the row found last; views are valid until the next call.
  [[nodiscard]] std::int64_t row() const { return row_; }  // 1-based
  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  [[nodiscard]] std::size_t column(std::size_t i) const {
    return cells_[i].column;
  }  // 0-based, ascending or not
  [[nodiscard]] std::string_view text(std::size_t i) const;
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t width() const { return width_; }  // its last column + 1
  // Why the row cannot be taken, in the job's language; empty for a sound row. The column is that
  // of the trouble.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  [[nodiscard]] std::size_t trouble_column() const { return trouble_column_; }

  // What the sheet says of its size, 0 if nothing, as far as it lies in the range; known once the
  // first row was read.
  [[nodiscard]] std::size_t claimed_columns() const { return claimed_columns_; }
  [[nodiscard]] std::int64_t claimed_rows() const { return claimed_rows_; }
  [[nodiscard]] const ZipPart& part() const { return xml_.part(); }

 private:
  enum class Kind { Number, Shared, Text, Bool, Error, Iso };
  struct Cell {
    std::size_t column;
    const char* shared;  // nullptr: at `begin` of text_
    std::size_t begin, size;
  };

  static Kind kind_of(std::string_view type);
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;
  void begin_row(const Attributes& attributes);
  void begin_cell(const Attributes& attributes);
  void end_cell();
  void take_dimension(std::string_view reference);
  void object(std::string why);

  sdk::Job job_;
  const Workbook& workbook_;
  const SharedStrings& strings_;
  sdk::SheetRange range_;
  XmlReader xml_;

  std::vector<Cell> cells_;
  std::string text_;
  std::int64_t row_ = 0;
  std::size_t bytes_ = 0, width_ = 0;
  std::string trouble_;
  std::size_t trouble_column_ = 0;
  bool row_ready_ = false, row_wanted_ = true;

  // The cell being read.
  std::int64_t column_ = 0, next_column_ = 0;  // of the sheet
  std::size_t style_ = 0;
  Kind kind_ = Kind::Number;
  std::string value_, formula_;
  std::string* into_ = nullptr;  // where text goes now
  bool in_cell_ = false, has_value_ = false, has_formula_ = false, in_phonetic_ = false,
       too_long_ = false;

  std::size_t claimed_columns_ = 0;
  std::int64_t claimed_rows_ = 0;
};

// "AB12": column 27, row 12. Column -1 or row 0 where the reference has none.
struct CellReference {
  std::int64_t column = -1, row = 0;
};
[[nodiscard]] CellReference parse_reference(std::string_view reference);

}  // namespace pareto::xlsx
