#include "ooxml/native_chart.hpp"

#include <algorithm>
#include <cmath>

#include "pareto/chart_table.hpp"

namespace pareto::ooxml {
namespace {

using sdk::Chart;
using sdk::Type;

constexpr std::uint32_t kBands[] = {0x0E6B74, 0x4D9DA4, 0x87969D};
constexpr std::uint32_t kBad = 0xB3261E, kGhost = 0xB9C5C9, kLine = 0x152226;
constexpr int kMostLabels = 30;

// How the values of a column are written: money in the unit of its heading, shares in per cent.
struct Unit {
  double divisor = 1;
  std::string name, format;
};
Unit unit_of(const sdk::Column* column, const sdk::Amounts& amounts, Units units) {
  if (column == nullptr) return {};
  switch (column->type) {
    case Type::Money: {
      const bool large = column->scale == sdk::Scale::Large && units == Units::Shown;
      if (!large)
        return {1e4, amounts.currency_name(), units == Units::Shown ? "#,##0.00" : "#,##0"};
      const int digits = column->digits >= 0 ? column->digits : amounts.chinese() ? 1 : 2;
      return {amounts.chinese() ? 1e8 : 1e10, amounts.large_unit_of_money(),
              digits > 0 ? "#,##0." + std::string(static_cast<std::size_t>(digits), '0') : "#,##0"};
    }
    case Type::Quantity:
      return {1e4, column->unit, "#,##0.####"};
    case Type::Real:
      if (column->meaning == PARETO_M_PERCENT) return {1, "", "0.0%"};
      return {1, column->unit, "#,##0.##"};
    default:
      return {1, column->unit, "#,##0"};
  }
}

ChartSeries series_of(const sdk::ChartRows& rows, const char* name, const Unit& unit) {
  ChartSeries series;
  series.name =
      rows.column(name) == nullptr ? "" : rows.column(name)->label;  // the unit stands at the axis
  series.format = unit.format;
  for (int i = 0; i < rows.rows(); ++i) {
    series.values.push_back(rows.has(name, i) ? std::optional(rows.real(name, i) / unit.divisor)
                                              : std::nullopt);
  }
  return series;
}

// A band of the chart per tier, in the order in which they come.
std::vector<std::uint32_t> band_colours(const sdk::ChartRows& rows) {
  std::vector<std::uint32_t> colours;
  std::size_t band = 0;
  for (int i = 0; i < rows.rows(); ++i) {
    if (i > 0 && rows.text("tier", i) != rows.text("tier", i - 1)) ++band;
    colours.push_back(
        rows.has("rest", i) ? kGhost : kBands[std::min<std::size_t>(band, std::size(kBands) - 1)]);
  }
  return colours;
}

}  // namespace

double value_of_one(const sdk::ChartRows& rows, int row) {
  return rows.real("value", row) /
         static_cast<double>(std::max<std::int64_t>(rows.integer("rest", row), 1));
}

bool has_sums(const sdk::ChartRows& rows) {
  for (int i = 0; i < rows.rows(); ++i) {
    if (rows.has("rest", i)) return true;
  }
  return false;
}

std::optional<ChartXml> native_chart(const sdk::ChartInfo& info, const sdk::ChartRows& rows,
                                     const sdk::Amounts& amounts, Units units) {
  if (rows.rows() == 0 || info.kind == Chart::Changes || info.kind == Chart::Rhythm ||
      rows.column("value") == nullptr)
    return std::nullopt;
  const bool pareto = info.kind == Chart::Pareto;
  const Unit unit = unit_of(rows.column("value"), amounts, units);
  ChartXml chart;
  chart.axis = unit.name;
  ChartSeries values = series_of(rows, "value", unit);
  for (int i = 0; i < rows.rows(); ++i) {
    std::string name(rows.text("label", i));
    if (!rows.text("mark", i).empty()) name += " " + std::string(rows.text("mark", i));
    if (rows.has("rest", i)) {
      if (name.empty()) name = amounts.chinese() ? "其余" : "others";
      name += amounts.chinese() ? "（平均）" : " (mean)";
      values.values[static_cast<std::size_t>(i)] = value_of_one(rows, i) / unit.divisor;
    }
    chart.categories.push_back(std::move(name));
  }
  if (pareto) {
    values.colours = band_colours(rows);
    ChartSeries line;
    line.name = amounts.chinese() ? "累计占比" : "Share, sum";
    line.format = "0.0%";
    line.colour = kLine;
    for (const double share : sdk::shares_after(rows)) line.values.emplace_back(share);
    chart.line = std::move(line);
    if (std::isfinite(info.mark_value)) {
      chart.mark = info.mark_value;
      chart.mark_name = sdk::percent_text(info.mark_value, 0);
    }
  } else {
    const bool trend = rows.column("before") != nullptr;
    const bool marked = std::isfinite(info.mark_value);
    chart.upright = trend || marked;
    if (marked) {
      chart.mark = info.mark_value / unit.divisor;
      chart.mark_name = amounts.chinese() ? "标线" : "Mark";
      if (rows.column("value")->mark_label.empty() == false)
        chart.mark_name = rows.column("value")->mark_label;
    }
    for (int i = 0; i < rows.rows(); ++i) {
      values.colours.push_back(rows.real("value", i) < 0 || (trend && rows.text("mark", i) == "!")
                                   ? kBad
                                   : values.colour);
    }
    values.labels = rows.rows() <= kMostLabels && !trend;
    if (trend) {
      chart.bars.push_back(series_of(rows, "before", unit));
      chart.bars.back().colour = kGhost;
    }
  }
  chart.bars.push_back(std::move(values));
  return chart;
}

}  // namespace pareto::ooxml
