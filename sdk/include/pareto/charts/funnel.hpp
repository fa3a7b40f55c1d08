// From the whole to what is left of it: a bar per step, each over the one that it came from.
#pragma once

#include <algorithm>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::funnel_chart {

inline constexpr double kNameEnd = 44, kAxis = 47, kAxisEnd = 134;
inline constexpr double kStep = 9;

}  // namespace detail::funnel_chart

inline Drawing funnel_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts) {
  using namespace detail::funnel_chart;
  double most = 0;
  for (int i = 0; i < rows.rows(); ++i) most = std::max(most, rows.real("value", i));
  auto width = [&](double value) {
    return most > 0 ? std::max(.4, (kAxisEnd - kAxis) * std::max(value, 0.0) / most) : .4;
  };

  Drawing drawing(kSheetWidth, kStep * rows.rows() + .5, info.title);
  for (int i = 0; i < rows.rows(); ++i) {
    const double y = kStep * i, value = rows.real("value", i), bar = width(value);
    drawing.begin_hint(rows.text("label", i));
    drawing.text(kNameEnd, y + 4.4, "e k", clipped(rows.text("label", i), kNameEnd / 2.9), 2.9);
    if (i > 0) drawing.rect(kAxis, y + 1, width(rows.real("value", i - 1)), 5.4, Ink::Line);
    drawing.rect(kAxis, y + 1, bar, 5.4, i + 1 == rows.rows() ? Ink::ChartA : Ink::ChartB);
    drawing.end_hint();
    const std::string shown = rows.shown("value", i, amounts);
    drawing.text(kAxisEnd + 2, y + 3.2, "k b", shown, 2.9);
    drawing.text(kAxisEnd + 2, y + 6.4, "",
                 clipped(rows.text("remark", i), (kSheetWidth - kAxisEnd - 2) / 2.45));
  }
  return drawing;
}

}  // namespace v0
}  // namespace pareto::sdk
