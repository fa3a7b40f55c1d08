// Importer of old Excel workbooks (xls): Excel 97 to 2003, Excel 5 and 95, and bare sheets of
// earlier versions, as ERP systems and their report writers still make them.
//
// Own code and no library: docs/decisions/0025-own-reader-of-xls.md says why. Opening reads what
// the workbook says of itself, its shared texts and the cells of the sheet, which are at most 65
// 536 rows of 256 columns.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include <pareto/importer.hpp>
#include <pareto/sheet_range.hpp>

#include "sheet_cells.hpp"
#include "workbook.hpp"

namespace pareto::xls {

class XlsImporter : public sdk::Importer<XlsImporter> {
 public:
  static constexpr const char* id = "xls";
  static constexpr sdk::Label label{"Old Excel workbook (xls)", "旧版 Excel 工作簿（xls）"};
  static constexpr sdk::Label help{
      "One sheet of a workbook: the first visible one with data, or the one named in the settings.",
      "工作簿中的一张工作表：第一张有数据的可见工作表，或在设置中指定的工作表。"};
  static constexpr const char* suffixes[] = {".xls", ".xlt", ".et"};
  static constexpr sdk::Field settings[] = {
      sdk::sheet_setting(), sdk::range_setting(),
      sdk::text("encoding", {"Encoding", "编码"})
          .initially("auto")
          .explained({"of workbooks of Excel 95 and before: auto, or a name such as GB18030, Big5",
                      "仅用于 Excel 95 及更早的工作簿：auto，或编码名称，如 GB18030、Big5"})};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  XlsImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  XlsImporter(const XlsImporter&) = delete;
  XlsImporter& operator=(const XlsImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  sdk::Job job_;
  BytePieces stream_;
  Workbook book_;
  sdk::SheetRange range_;
  std::optional<SheetCells> cells_;  // of the sheet that is read
};

}  // namespace pareto::xls
