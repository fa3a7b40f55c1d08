// A chart of a document as a chart of the Office program: which series it has, in which units. Pure
// but for its rows; one thread.
//
// Bars, trends, funnels and the Pareto chart have one; the others (changes, rhythm) are said better
// as a table. In the Pareto chart a row that sums up others is as high as their mean, and the line
// ends at the share that each row brings it to.
#pragma once

#include <optional>

#include "ooxml/chart_xml.hpp"
#include "pareto/chart_rows.hpp"

namespace pareto::ooxml {

// Exact: values as they are (a workbook's cells), or in the large unit of their column, as words
// beside them say them.
enum class Units { Exact, Shown };

// Nothing where the kind has no such chart, or there are no rows.
[[nodiscard]] std::optional<ChartXml> native_chart(const sdk::ChartInfo& info,
                                                   const sdk::ChartRows& rows,
                                                   const sdk::Amounts& amounts, Units units);

// What one of a row's subjects has: the value, or the mean where the row sums up several.
[[nodiscard]] double value_of_one(const sdk::ChartRows& rows, int row);
// Whether a row sums up several.
[[nodiscard]] bool has_sums(const sdk::ChartRows& rows);

}  // namespace pareto::ooxml
