// Finds the sheets of a workbook in the XML of Excel 2003, and the texts of their rows.
//
// A cell over several columns or rows has its value in the first. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pareto/number_format.hpp>
#include <pareto/sheet_choice.hpp>
#include <pareto/sheet_range.hpp>

#include "xml_stream.hpp"

namespace pareto::spreadsheetml {

struct SheetRow {
  struct Cell {
    std::size_t column, begin, size;  // in `text`
  };
  std::int64_t number = 0;  // in its sheet, from 1
  std::string text;
  std::vector<Cell> cells;
  bool too_long = false;  // a cell of more than 1 MiB, or a row of more than 8 MiB
};

class SheetReader final : public XmlHandler {
 public:
  static constexpr std::size_t kCellBytes = 1024 * 1024;
  static constexpr std::size_t kRowBytes = 8 * 1024 * 1024;

  // Called for each row that has a value within the range, with its sheet, from 0.
  using Sink = std::function<void(std::size_t sheet, SheetRow&& row)>;
  SheetReader(sdk::SheetRange range, Sink sink) : range_(range), sink_(std::move(sink)) {}

  // Known in full at the end of the file: that a sheet is hidden stands behind its cells.
  [[nodiscard]] const std::vector<sdk::SheetName>& sheets() const { return sheets_; }
  [[nodiscard]] bool is_workbook() const { return is_workbook_; }

  void begin(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  enum class Kind { Text, Number, Day, Bool };
  void begin_row(const char** attributes);
  void begin_cell(const char** attributes);
  void end_cell();

  sdk::SheetRange range_;
  Sink sink_;
  std::vector<sdk::SheetName> sheets_;
  std::map<std::string, sdk::NumberFormat, std::less<>> formats_;  // by the name of a style
  std::string style_;                                              // being read
  bool is_workbook_ = false, in_row_ = false, in_cell_ = false, in_data_ = false,
       in_comment_ = false, in_visible_ = false;

  SheetRow row_;
  std::int64_t next_row_ = 1;
  std::int64_t column_ = 0, next_column_ = 0;
  sdk::NumberFormat format_;
  Kind kind_ = Kind::Text;
  std::string value_;
};

}  // namespace pareto::spreadsheetml
