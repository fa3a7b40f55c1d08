// A column per step of time, and paler behind it the one of the same time before.
#pragma once

#include <algorithm>
#include <cmath>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::trend_chart {

inline constexpr double kTop = 4, kBottom = 38.5, kHeight = 43;
inline constexpr double kSize = 2.45;

}  // namespace detail::trend_chart

inline Drawing trend_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts,
                           double width) {
  using namespace detail::trend_chart;
  double least = 0, most = 0;
  bool ghosts = false;
  for (int i = 0; i < rows.rows(); ++i) {
    for (const char* name : {"value", "before"}) {
      least = std::min(least, rows.real(name, i));
      most = std::max(most, rows.real(name, i));
    }
    ghosts |= rows.has("before", i);
  }
  const ChartAxis axis(rows.column("value"), least, most, amounts, 4);
  double left = 0;
  for (const double tick : axis.ticks())
    left = std::max(left, em_width(axis.label(tick)) * kSize + 2);
  auto y_of = [&](double value) {
    return kBottom - (kBottom - kTop) * (value - axis.least()) / (axis.most() - axis.least());
  };

  Drawing drawing(width, kHeight, info.title);
  for (const double tick : axis.ticks()) {
    drawing.line(left, y_of(tick), width, y_of(tick), tick == 0 ? Ink::Text3 : Ink::ChartGrid, .2);
    drawing.text(left - 1.5, y_of(tick) + .9, "e", axis.label(tick));
  }
  if (!axis.unit().empty()) drawing.text(0, 1.8, "s", axis.unit());
  const double pitch = (width - left) / std::max(rows.rows(), 1);
  const double bar = pitch * (ghosts ? .62 : .72), shift = ghosts ? pitch * .22 : 0;
  double free_from = left - 1;  // of the line of labels
  for (int i = 0; i < rows.rows(); ++i) {
    const double x = left + pitch * i + pitch * .07;
    const std::string_view label = rows.text("label", i);
    drawing.begin_hint(std::string(label) + " " + rows.shown("value", i, amounts) +
                       (rows.has("before", i) ? " / " + rows.shown("before", i, amounts) : ""));
    auto column = [&](const char* name, double from, Ink colour) {
      const double value = rows.real(name, i), top = y_of(std::max(value, 0.0));
      if (value != 0)
        drawing.rect(from, top, bar, std::fabs(y_of(value) - y_of(0)),
                     value < 0 ? Ink::Bad : colour);
    };
    if (rows.has("before", i)) column("before", x, Ink::ChartGhost);
    column("value", x + shift, Ink::ChartA);
    if (rows.has("value", i) && rows.real("value", i) == 0) {
      drawing.text(x + shift + bar / 2, y_of(0) - 1, "m b", "0", 0,
                   rows.text("mark", i) == "!" ? Ink::Bad : Ink::Text3);
    }
    drawing.end_hint();
    const double room = em_width(label) * kSize, centre = x + (shift + bar) / 2;
    if (centre - room / 2 < free_from || centre + room / 2 > width + 1) continue;
    drawing.text(centre, kHeight - .9, "m", label);
    free_from = centre + room / 2 + 1;
  }
  return drawing;
}

}  // namespace v0
}  // namespace pareto::sdk
