// Plain bars, one per row, from one base line.
#pragma once

#include <algorithm>
#include <cmath>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::bars_chart {

inline constexpr double kNameEnd = 42, kAxis = 45, kAxisEnd = 156;
inline constexpr double kHead = 4, kStep = 6;

}  // namespace detail::bars_chart

inline Drawing bars_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts) {
  using namespace detail::bars_chart;
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
  const ChartAxis axis(rows.column("value"), least, most, amounts);
  auto x_of = [&](double value) {
    return kAxis + (kAxisEnd - kAxis) * (value - axis.least()) / (axis.most() - axis.least());
  };
  const double bottom = kHead + kStep * rows.rows() + 1;

  Drawing drawing(kSheetWidth, bottom + .5, info.title);
  for (const double tick : axis.ticks()) {
    drawing.line(x_of(tick), kHead, x_of(tick), bottom, tick == 0 ? Ink::Text3 : Ink::ChartGrid,
                 .2);
    drawing.text(x_of(tick), 2.6, "m", axis.label(tick));
  }
  drawing.text(kNameEnd, 2.6, "e s", axis.unit());
  double y = kHead + kStep / 2 + .5;
  for (int i = 0; i < rows.rows(); ++i, y += kStep) {
    const double value = rows.real("value", i), a = x_of(std::min(value, 0.0)),
                 b = x_of(std::max(value, 0.0));
    drawing.begin_hint(rows.text("label", i));
    drawing.text(kNameEnd, y + 1, "e k", clipped(rows.text("label", i), 40 / 2.9), 2.9);
    drawing.rect(a, y - 1.7, b - a, 3.4, value < 0 ? Ink::Bad : Ink::ChartA);
    drawing.end_hint();
    drawing.text(kSheetWidth, y + 1, "e k", rows.shown("value", i, amounts), 2.9);
  }
  if (marked)
    drawing.line(x_of(info.mark_value), kHead, x_of(info.mark_value), bottom, Ink::Mark, .3, true);
  return drawing;
}

}  // namespace v0
}  // namespace pareto::sdk
