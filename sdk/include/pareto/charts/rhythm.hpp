// A strip of orders per row: dots where there was one, rings where one was expected, and what the
// silence is worth.
#pragma once

#include <algorithm>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::rhythm_chart {

inline constexpr double kNames = 36, kStripEnd = 108;
inline constexpr double kHead = 5.5;
inline constexpr struct {
  std::string_view column;
  double end;
  bool strong;
} kFigures[] = {{"gap", 122, false},
                {"silent", 133.5, false},
                {"over", 145, false},
                {"missed", 160, false},
                {"money", 178, true}};

inline std::vector<std::int32_t> dates_of(std::string_view text) {
  std::vector<std::int32_t> days;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (const auto day = Date::from_iso(text.substr(0, blank))) days.push_back(day->days);
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  return days;
}

}  // namespace detail::rhythm_chart

inline Drawing rhythm_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts) {
  using namespace detail::rhythm_chart;
  const double from = info.date_from.days, until = std::max(info.date_to, info.date_from + 1).days;
  bool plain = rows.column("label") == nullptr;  // one strip as wide as the page
  for (const auto& figure : kFigures) plain &= rows.column(figure.column) == nullptr;
  const double axis = plain ? 0 : kNames, axis_end = plain ? kSheetWidth : kStripEnd;
  const double step = plain ? 6.4 : 10.4, first = kHead + step / 2 + 1;
  auto x_of = [&](double day) { return axis + (axis_end - axis) * (day - from) / (until - from); };
  const double bottom = first + step * (rows.rows() - .5) + 0.2;

  Drawing drawing(kSheetWidth, bottom + .5, info.title);
  const int months = static_cast<int>((until - from) / 30.4) + 1;
  const int every = months <= 8 ? 2 : months <= 16 ? 3 : months <= 30 ? 6 : 12;
  drawing.line(axis, kHead, axis, bottom, Ink::ChartGrid, .2);
  for (Date month = info.date_from.month_start(); month.days <= until;
       month = month.plus_months(1)) {
    if (month.days <= from) continue;
    const double x = x_of(month.days);
    if (months <= 40) drawing.line(x, kHead, x, bottom, Ink::ChartGrid, .2);
    if (month.month_number() % every == 0 && x + 8 < axis_end + 4)
      drawing.text(x, 4.1, "", month.iso().substr(0, 7));
  }
  for (const auto& figure : kFigures) {
    if (const Column* column = rows.column(figure.column))
      drawing.text(figure.end, 4.1, "e", column->label);
  }
  if (!plain) drawing.line(0, kHead, kSheetWidth, kHead, Ink::Text, .3);

  double y = first;
  for (int i = 0; i < rows.rows(); ++i, y += step) {
    if (rows.has("tier", i)) drawing.badge(0, y - 2.2, rows.text("tier", i));
    drawing.begin_hint(rows.text("label", i));
    drawing.text(6, y - .1, "k b", clipped(rows.text("label", i), 29 / 2.9), 2.9);
    drawing.text(6, y + 3.1, "", clipped(rows.text("remark", i), 29 / 2.45));
    drawing.end_hint();
    const std::vector<std::int32_t> expected = dates_of(rows.text("expected", i));
    if (!expected.empty()) {
      const double x = std::max(x_of(expected.front()), axis);
      if (x < axis_end) drawing.rect(x, y - 1.7, axis_end - x, 3.4, Ink::Mark, .16);
    }
    drawing.line(axis, y, axis_end, y, Ink::LineStrong, .2);
    for (const std::int32_t day : dates_of(rows.text("dates", i))) {
      if (day >= from && day <= until) drawing.circle(x_of(day), y, .95, Ink::ChartA);
    }
    for (const std::int32_t day : expected) {
      if (day >= from && day <= until) drawing.ring(x_of(day), y, .85, Ink::Mark, .35);
    }
    for (const auto& figure : kFigures) {
      drawing.text(figure.end, y + 1, figure.strong ? "e k b" : "e k",
                   rows.shown(figure.column, i, amounts), 2.9);
    }
    if (!plain) drawing.line(0, y + step / 2, kSheetWidth, y + step / 2, Ink::Line, .2);
  }
  drawing.line(axis_end, kHead, axis_end, bottom, Ink::Mark, .35);
  return drawing;
}

}  // namespace v0
}  // namespace pareto::sdk
