#include "spreadsheetml_importer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <pareto/row_stream.hpp>
#include <pareto/sheet_choice.hpp>
#include <pareto/words.hpp>

#include "workbook_rows.hpp"

namespace pareto::spreadsheetml {
namespace {

constexpr std::size_t kProbeBytes = 8 * 1024;

struct Size {
  std::int64_t rows = 0;
  std::size_t columns = 0;
};

}  // namespace

int SpreadsheetmlImporter::probe(std::string_view first_bytes, std::string_view) {
  std::string head;  // without the zeros of UTF-16
  for (const char c : first_bytes.substr(0, kProbeBytes)) {
    if (c != '\0') head += c;
  }
  const auto first = head.find_first_not_of(" \t\r\n\357\273\277\377\376");
  if (first == std::string::npos || head[first] != '<') return 0;
  const bool named = head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos;
  const bool workbook =
      head.find("<Workbook") != std::string::npos || head.find("<ss:Workbook") != std::string::npos;
  return named && workbook ? 95 : 0;
}

SpreadsheetmlImporter::SpreadsheetmlImporter(const sdk::Job& job, sdk::Input input,
                                             sdk::Opened& opened)
    : job_(job), input_(input), range_(sdk::range_of(job)) {
  std::vector<Size> sizes;
  SheetReader reader(range_, [&](std::size_t sheet, SheetRow&& row) {
    if (sizes.size() <= sheet) sizes.resize(sheet + 1);
    Size& size = sizes[sheet];
    ++size.rows;
    for (const auto& cell : row.cells) size.columns = std::max(size.columns, cell.column + 1);
  });
  XmlStream xml(job, input, reader);
  while (xml.read()) job.check();
  sizes.resize(std::max(sizes.size(), reader.sheets().size()));
  if (!reader.is_workbook() || reader.sheets().empty()) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is XML, but no spreadsheet of Excel: export the table as xlsx or csv",
               "这是 XML，但不是 Excel 表格：请把表格导出为 xlsx 或 csv"});
  }
  sheet_ =
      sdk::choose_sheet(job, reader.sheets(), [&](std::size_t i) { return sizes[i].columns > 0; });
  columns_ = sizes[sheet_].columns;
  sdk::describe_sheets(job, reader.sheets(), sheet_, opened);
  opened.rows = sizes[sheet_].rows;
  opened.encoding = xml.encoding().name;
  opened.encoding_confidence = xml.encoding().confidence;
}

std::unique_ptr<sdk::BatchStream> SpreadsheetmlImporter::read() {
  return std::make_unique<sdk::RowStream<WorkbookRows>>(
      job_, std::make_unique<WorkbookRows>(job_, input_, sheet_, range_), columns_);
}

}  // namespace pareto::spreadsheetml
