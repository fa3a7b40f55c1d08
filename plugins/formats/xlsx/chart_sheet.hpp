// A chart of a document as a sheet: the rows that it draws, and beside them the chart, which
// follows the cells.
//
// libxlsxwriter places the chart but cannot put a line over columns, so its drawing is left empty
// and the part is replaced when the workbook is closed (chart_xml).
#pragma once

#include <optional>
#include <string>

#include "ooxml/chart_xml.hpp"
#include "pareto/chart_rows.hpp"
#include "sheet.hpp"

namespace pareto::xlsx_format {

// What the chart's part must hold in the end; nothing for kinds that are rows only. Charts are
// numbered in the order of these calls.
[[nodiscard]] std::optional<ooxml::ChartXml> write_chart_sheet(Book& book, const std::string& title,
                                                               const sdk::ChartInfo& info,
                                                               sdk::BatchStream& stream);

}  // namespace pareto::xlsx_format
