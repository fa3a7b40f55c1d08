// A chart that the reader's own program draws (DrawingML): columns or bars, and a line on a second
// axis.
//
// Values stand in the chart itself, so that it shows without being reckoned; in a workbook they
// also name the cells that they come from, so that it follows them. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pareto::ooxml {

struct ChartSeries {
  std::string name;
  std::vector<std::optional<double>> values;
  std::string cells;   // "'Sheet'!$B$2:$B$9"; empty outside of workbooks
  std::string format;  // "#,##0.00", "0.0%"
  std::uint32_t colour = 0x0E6B74;
  std::vector<std::uint32_t> colours = {};  // of each point, where they differ
  bool labels = false;                      // whether each point says its value
};

struct ChartXml {
  std::vector<std::string> categories;
  std::string category_cells;
  std::vector<ChartSeries> bars;
  std::optional<ChartSeries> line;  // of shares from 0 to 1, on an axis at the right
  std::optional<double> mark;  // a level drawn across, on the line's axis, or on that of the bars
                               // where there is no line
  std::string mark_name, mark_cells;
  bool upright = true;    // columns; false: bars, the first on top
  std::string axis;       // what the values are: "万元"
  std::string title;      // empty: none, where words above it say so
  std::string font = {};  // of all letters; empty: that of the document
};

// The part, such as word/charts/chart1.xml.
[[nodiscard]] std::string chart_xml(const ChartXml& chart);

}  // namespace pareto::ooxml
