#include "ooxml/chart_xml.hpp"

#include <algorithm>
#include <cmath>

#include "ooxml/xml.hpp"
#include "pareto/shown.hpp"

namespace pareto::ooxml {
namespace {

constexpr std::uint32_t kInk = 0x152226, kPale = 0x5F6D74, kGrid = 0xE3E8E9, kMark = 0xB4530A;
constexpr const char *kCategories = "111", *kValues = "112", *kSecondCategories = "113",
                     *kSecondValues = "114";

std::string hex(std::uint32_t colour) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (int shift = 20; shift >= 0; shift -= 4) out += kDigits[colour >> shift & 15];
  return out;
}
std::string value_of(const char* element, std::string_view value) {
  return "<c:" + std::string(element) + " val=\"" + escaped(value) + "\"/>";
}
std::string fill(std::uint32_t colour) {
  return "<a:solidFill><a:srgbClr val=\"" + hex(colour) + "\"/></a:solidFill>";
}
std::string stroke(std::uint32_t colour, int width, bool dashed = false) {
  return "<a:ln w=\"" + std::to_string(width) + "\">" + fill(colour) +
         (dashed ? "<a:prstDash val=\"dash\"/>" : "") + "</a:ln>";
}
std::string look(std::uint32_t colour) { return "<c:spPr>" + fill(colour) + "</c:spPr>"; }
std::string letters(const std::string& font, int size, std::uint32_t colour, bool bold = false) {
  const std::string look =
      " sz=\"" + std::to_string(size) + "\" b=\"" + (bold ? "1" : "0") + "\">" + fill(colour);
  return font.empty() ? look
                      : look + "<a:latin typeface=\"" + escaped(font) + "\"/><a:ea typeface=\"" +
                            escaped(font) + "\"/>";
}
std::string text_look(const std::string& font, int size, std::uint32_t colour) {
  return "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr" + letters(font, size, colour) +
         "</a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>";
}
std::string title(const std::string& words, const std::string& font, int size,
                  bool upright = false) {
  return "<c:title><c:tx><c:rich><a:bodyPr" +
         std::string(upright ? " rot=\"0\" vert=\"horz\"" : "") +
         "/><a:lstStyle/><a:p><a:r><a:rPr lang=\"zh-CN\"" + letters(font, size, kPale) +
         "</a:rPr><a:t>" + escaped(words) +
         "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";
}

std::string numbers(const ChartSeries& series) {
  std::string cache = "<c:formatCode>" +
                      escaped(series.format.empty() ? "General" : series.format) +
                      "</c:formatCode>" + value_of("ptCount", std::to_string(series.values.size()));
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (series.values[i])
      cache += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" +
               sdk::plain_real(*series.values[i]) + "</c:v></c:pt>";
  }
  if (series.cells.empty()) return "<c:numLit>" + cache + "</c:numLit>";
  return "<c:numRef><c:f>" + escaped(series.cells) + "</c:f><c:numCache>" + cache +
         "</c:numCache></c:numRef>";
}

std::string categories(const ChartXml& chart) {
  std::string cache = value_of("ptCount", std::to_string(chart.categories.size()));
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    cache += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + escaped(chart.categories[i]) +
             "</c:v></c:pt>";
  }
  if (chart.category_cells.empty()) return "<c:cat><c:strLit>" + cache + "</c:strLit></c:cat>";
  return "<c:cat><c:strRef><c:f>" + escaped(chart.category_cells) + "</c:f><c:strCache>" + cache +
         "</c:strCache></c:strRef></c:cat>";
}

std::string series_head(const ChartSeries& series, int index) {
  const std::string number = std::to_string(index);
  return "<c:ser>" + value_of("idx", number) + value_of("order", number) + "<c:tx><c:v>" +
         escaped(series.name) + "</c:v></c:tx>";
}

std::string labels(const ChartXml& chart, const ChartSeries& series) {
  if (!series.labels) return {};
  return "<c:dLbls><c:numFmt formatCode=\"" + escaped(series.format) +
         "\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>" + text_look(chart.font, 750, kInk) +
         "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>";
}

std::string bar_series(const ChartXml& chart, const ChartSeries& series, int index) {
  std::string out =
      series_head(series, index) + look(series.colour) + "<c:invertIfNegative val=\"0\"/>";
  for (std::size_t i = 0; i < series.colours.size(); ++i) {
    if (series.colours[i] == series.colour) continue;
    out += "<c:dPt>" + value_of("idx", std::to_string(i)) +
           "<c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>" + look(series.colours[i]) +
           "</c:dPt>";
  }
  return out + labels(chart, series) + categories(chart) + "<c:val>" + numbers(series) +
         "</c:val></c:ser>";
}

std::string line_series(const ChartXml& chart, const ChartSeries& series, int index, bool dashed) {
  return series_head(series, index) + "<c:spPr>" +
         stroke(series.colour, dashed ? 9525 : 15875, dashed) +
         "</c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>" + categories(chart) + "<c:val>" +
         numbers(series) + "</c:val><c:smooth val=\"0\"/></c:ser>";
}

struct AxisXml {
  const char *kind, *id, *crosses_id, *position;
  bool hidden = false, reversed = false, shares = false, grid = false, far = false,
       from_zero = false;
  std::string title, format;
};
std::string axis(const ChartXml& chart, const AxisXml& a) {
  const std::string kind = a.kind;
  std::string out = "<c:" + kind + ">" + value_of("axId", a.id) + "<c:scaling>" +
                    value_of("orientation", a.reversed ? "maxMin" : "minMax") +
                    (a.shares      ? "<c:max val=\"1\"/><c:min val=\"0\"/>"
                     : a.from_zero ? "<c:min val=\"0\"/>"
                                   : "") +
                    "</c:scaling>" + value_of("delete", a.hidden ? "1" : "0") +
                    value_of("axPos", a.position);
  if (a.grid)
    out += "<c:majorGridlines><c:spPr>" + stroke(kGrid, 6350) + "</c:spPr></c:majorGridlines>";
  if (!a.title.empty()) out += title(a.title, chart.font, 750, true);
  if (!a.format.empty())
    out += "<c:numFmt formatCode=\"" + escaped(a.format) + "\" sourceLinked=\"0\"/>";
  out += "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>" +
         value_of("tickLblPos", a.far ? "high" : "nextTo") + "<c:spPr>" +
         (kind == "catAx" ? stroke(kPale, 6350) : "<a:ln><a:noFill/></a:ln>") + "</c:spPr>" +
         text_look(chart.font, 750, kPale) + value_of("crossAx", a.crosses_id) +
         value_of("crosses", a.far ? "max" : "autoZero");
  out +=
      kind == "catAx"
          ? "<c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"60\"/><c:noMultiLvlLbl val=\"1\"/>"
          : "<c:crossBetween val=\"between\"/>";
  return out + "</c:" + kind + ">";
}

// Steps of an axis are round: no decimals where there are none to see.
std::string axis_format(const ChartXml& chart) {
  double most = 0;
  for (const ChartSeries& series : chart.bars) {
    if (series.format.find('%') != std::string::npos) return "0%";
    for (const std::optional<double>& value : series.values)
      most = std::max(most, std::fabs(value.value_or(0)));
  }
  return most >= 10 ? "#,##0" : "General";
}

// Bars say how much by their length, so they stand on zero; a program left to itself begins near
// the least.
bool is_positive(const ChartXml& chart) {
  const auto positive = [](const std::optional<double>& value) { return value.value_or(0) >= 0; };
  return positive(chart.mark) &&
         std::all_of(chart.bars.begin(), chart.bars.end(), [&](const ChartSeries& series) {
           return std::all_of(series.values.begin(), series.values.end(), positive);
         });
}

ChartSeries level(const ChartXml& chart) {
  ChartSeries mark;
  mark.name = chart.mark_name;
  mark.cells = chart.mark_cells;
  mark.values.assign(chart.categories.size(), chart.mark);
  mark.colour = kMark;
  mark.format = chart.line ? "0%" : "#,##0.##";
  return mark;
}

}  // namespace

std::string chart_xml(const ChartXml& chart) {
  const std::string format = axis_format(chart);
  // A level across bars that lie would have to stand upright, which no line of a chart can.
  const bool marked = chart.mark.has_value() && chart.upright;
  int index = 0;
  std::string plot = "<c:barChart>" + value_of("barDir", chart.upright ? "col" : "bar") +
                     "<c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>";
  for (const ChartSeries& series : chart.bars) plot += bar_series(chart, series, index++);
  plot += "<c:gapWidth val=\"45\"/><c:overlap val=\"0\"/>" + value_of("axId", kCategories) +
          value_of("axId", kValues) + "</c:barChart>";
  if (chart.line || marked) {
    plot += "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>";
    if (chart.line) plot += line_series(chart, *chart.line, index++, false);
    if (marked) plot += line_series(chart, level(chart), index++, true);
    plot += "<c:marker val=\"1\"/>" +
            value_of("axId", chart.line ? kSecondCategories : kCategories) +
            value_of("axId", chart.line ? kSecondValues : kValues) + "</c:lineChart>";
  }
  AxisXml names{.kind = "catAx",
                .id = kCategories,
                .crosses_id = kValues,
                .position = chart.upright ? "b" : "l",
                .reversed = !chart.upright};
  AxisXml values{.kind = "valAx",
                 .id = kValues,
                 .crosses_id = kCategories,
                 .position = chart.upright ? "l" : "t",
                 .grid = true,
                 .from_zero = is_positive(chart),
                 .title = chart.axis,
                 .format = format};
  plot += axis(chart, names) + axis(chart, values);
  if (chart.line) {
    plot += axis(chart, {.kind = "catAx",
                         .id = kSecondCategories,
                         .crosses_id = kSecondValues,
                         .position = "b",
                         .hidden = true});
    plot += axis(chart, {.kind = "valAx",
                         .id = kSecondValues,
                         .crosses_id = kSecondCategories,
                         .position = "r",
                         .shares = true,
                         .far = true,
                         .format = "0%"});
  }
  const bool legend = index > 1;
  return std::string(kXmlHead) +
         "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart>" +
         (chart.title.empty() ? "" : title(chart.title, chart.font, 1100)) +
         value_of("autoTitleDeleted", chart.title.empty() ? "1" : "0") + "<c:plotArea><c:layout/>" +
         plot + "</c:plotArea>" +
         (legend ? "<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/>" +
                       text_look(chart.font, 750, kPale) + "</c:legend>"
                 : "") +
         "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>";
}

}  // namespace pareto::ooxml
