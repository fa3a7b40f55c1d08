// The rows of one sheet, one at a time: what sdk::RowStream asks for.
//
// Memory is that of a piece of the file. One thread; views are valid until the next row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "sheet_reader.hpp"
#include "xml_stream.hpp"

namespace pareto::spreadsheetml {

class WorkbookRows {
 public:
  WorkbookRows(const sdk::Job& job, sdk::Input input, std::size_t sheet, sdk::SheetRange range);

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
  [[nodiscard]] std::int64_t done() const { return xml_.done(); }
  [[nodiscard]] std::int64_t total() const { return xml_.total(); }

 private:
  sdk::Job job_;
  std::deque<SheetRow> found_;
  std::size_t sheet_;
  SheetReader reader_;
  XmlStream xml_;
  SheetRow row_;
  std::string trouble_;
  bool ended_ = false;
};

}  // namespace pareto::spreadsheetml
