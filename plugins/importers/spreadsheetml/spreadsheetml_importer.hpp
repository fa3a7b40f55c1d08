// Importer of the XML that Excel 2003 wrote as "XML Spreadsheet" and that ERP systems still write,
// mostly under the name .xls.
//
// Opening reads the file once, to learn its sheets and their sizes; then the sheet is read in
// memory that does not grow with it.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>
#include <pareto/sheet_range.hpp>

namespace pareto::spreadsheetml {

class SpreadsheetmlImporter : public sdk::Importer<SpreadsheetmlImporter> {
 public:
  static constexpr const char* id = "spreadsheetml";
  static constexpr sdk::Label label{"Excel XML spreadsheet of 2003", "Excel 2003 XML 表格"};
  static constexpr sdk::Label help{
      "One sheet of a workbook: the first visible one with data, or the one named in the settings.",
      "工作簿中的一张工作表：第一张有数据的可见工作表，或在设置中指定的工作表。"};
  static constexpr const char* suffixes[] = {".xml"};
  static constexpr sdk::Field settings[] = {sdk::sheet_setting(), sdk::range_setting()};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  SpreadsheetmlImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  SpreadsheetmlImporter(const SpreadsheetmlImporter&) = delete;
  SpreadsheetmlImporter& operator=(const SpreadsheetmlImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  sdk::Job job_;
  sdk::Input input_;
  sdk::SheetRange range_;
  std::size_t sheet_ = 0, columns_ = 0;
};

}  // namespace pareto::spreadsheetml
