// Importer of Excel workbooks (xlsx), as Excel, WPS, LibreOffice and ERP systems write them.
//
// Opening reads what the workbook says of itself, its shared texts, and the beginning of the sheet
// to learn the number of columns; then the sheet is read once, in memory that does not grow with
// it.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>
#include <pareto/sheet_range.hpp>

#include "shared_strings.hpp"
#include "workbook.hpp"
#include "zip_archive.hpp"

namespace pareto::xlsx {

class XlsxImporter : public sdk::Importer<XlsxImporter> {
 public:
  static constexpr const char* id = "xlsx";
  static constexpr sdk::Label label{"Excel workbook (xlsx)", "Excel 工作簿（xlsx）"};
  static constexpr sdk::Label help{
      "One sheet of a workbook: the first visible one with data, or the one named in the settings.",
      "工作簿中的一张工作表：第一张有数据的可见工作表，或在设置中指定的工作表。"};
  static constexpr const char* suffixes[] = {".xlsx", ".xlsm"};
  static constexpr sdk::Field settings[] = {sdk::sheet_setting(), sdk::range_setting()};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  XlsxImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  XlsxImporter(const XlsxImporter&) = delete;
  XlsxImporter& operator=(const XlsxImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  // Looks at the beginning of a sheet; false if it has no data.
  bool examine(const Sheet& sheet);

  sdk::Job job_;
  sdk::SheetRange range_;
  ZipArchive archive_;
  Workbook workbook_;
  SharedStrings strings_;
  const Sheet* sheet_ = nullptr;
  std::size_t columns_ = 0;
  std::int64_t estimated_rows_ = -1;
};

}  // namespace pareto::xlsx
