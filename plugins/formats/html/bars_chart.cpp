// Plain bars, one per row, from one base line.

#include <algorithm>
#include <cmath>

#include "chart.hpp"
#include "markup.hpp"
#include "svg.hpp"

namespace pareto::html {
namespace {

constexpr double kNameEnd = 42, kAxis = 45, kAxisEnd = 156;
constexpr double kHead = 4, kStep = 6;

}  // namespace

std::string bars_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts) {
  double least = 0, most = 0;
  for (int i = 0; i < rows.rows(); ++i) {
    least = std::min(least, rows.real("value", i));
    most = std::max(most, rows.real("value", i));
  }
  const bool marked = std::isfinite(info.mark_value);
  if (marked) {
    least = std::min(least, info.mark_value);
    most = std::max(most, info.mark_value);
  }
  const Axis axis(rows.column("value"), least, most, amounts);
  auto x_of = [&](double value) { return kAxis + (kAxisEnd - kAxis) * (value - axis.least()) / (axis.most() - axis.least()); };
  const double bottom = kHead + kStep * rows.rows() + 1;

  Svg svg(kSheetWidth, bottom + .5, info.title);
  for (const double tick : axis.ticks()) {
    svg.line(x_of(tick), kHead, x_of(tick), bottom, tick == 0 ? "text-3" : "chart-grid", .2);
    svg.text(x_of(tick), 2.6, "m", axis.label(tick));
  }
  svg.text(kNameEnd, 2.6, "e s", axis.unit());
  double y = kHead + kStep / 2 + .5;
  for (int i = 0; i < rows.rows(); ++i, y += kStep) {
    const double value = rows.real("value", i), a = x_of(std::min(value, 0.0)), b = x_of(std::max(value, 0.0));
    svg.begin_hint(rows.text("label", i));
    svg.text(kNameEnd, y + 1, "e k", clipped(rows.text("label", i), 40 / 2.9), 2.9);
    svg.rect(a, y - 1.7, b - a, 3.4, value < 0 ? "bad" : "chart-a");
    svg.end_hint();
    svg.text(kSheetWidth, y + 1, "e k", rows.shown("value", i, amounts), 2.9);
  }
  if (marked) svg.line(x_of(info.mark_value), kHead, x_of(info.mark_value), bottom, "mark", .3, true);
  return svg.finish();
}

}  // namespace pareto::html
