// A table of a document as one of Word's: heads that come again on each page, rows that no page
// parts, sentences on lines of their own. The first rows say how wide the columns are; those behind
// them go through as they come.
#pragma once

#include <string>
#include <vector>

#include "body.hpp"
#include "layout.hpp"
#include "pareto/chart_table.hpp"
#include "pareto/format.hpp"

namespace pareto::docx {

void write_table(Body& body, const Layout& layout, const sdk::Job& job, const sdk::Amounts& amounts,
                 const sdk::TableInfo& info, sdk::BatchStream& rows);

// A chart that Word cannot draw, as the table that it is.
void write_chart_table(Body& body, const Layout& layout, const sdk::ChartTable& chart);

// Some beside each other, as large figures.
void write_figures(Body& body, const Layout& layout, const std::vector<sdk::KeyFigure>& figures);

}  // namespace pareto::docx
