// A strip of orders per row: dots where there was one, rings where one was expected, and what the silence is worth.

#include <algorithm>

#include "chart.hpp"
#include "markup.hpp"
#include "svg.hpp"

namespace pareto::html {
namespace {

constexpr double kAxis = 36, kAxisEnd = 108;
constexpr double kHead = 5.5, kFirst = 11.7, kStep = 10.4;
constexpr struct {
  std::string_view column;
  double end;
  bool strong;
} kFigures[] = {{"gap", 122, false}, {"silent", 133.5, false}, {"over", 145, false}, {"missed", 160, false}, {"money", 178, true}};

std::vector<std::int32_t> dates_of(std::string_view text) {
  std::vector<std::int32_t> days;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (const auto day = sdk::Date::from_iso(text.substr(0, blank))) days.push_back(day->days);
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  return days;
}

}  // namespace

std::string rhythm_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts) {
  const double from = info.date_from.days, until = std::max(info.date_to, info.date_from + 1).days;
  auto x_of = [&](double day) { return kAxis + (kAxisEnd - kAxis) * (day - from) / (until - from); };
  const double bottom = kFirst - 5.2 + kStep * rows.rows() + 0.2;

  Svg svg(kSheetWidth, bottom + .5, info.title);
  const int months = static_cast<int>((until - from) / 30.4) + 1;
  const int every = months <= 8 ? 2 : months <= 16 ? 3 : months <= 30 ? 6 : 12;
  svg.line(kAxis, kHead, kAxis, bottom, "chart-grid", .2);
  for (sdk::Date month = info.date_from.month_start(); month.days <= until; month = month.plus_months(1)) {
    if (month.days <= from) continue;
    const double x = x_of(month.days);
    if (months <= 40) svg.line(x, kHead, x, bottom, "chart-grid", .2);
    if (month.month_number() % every == 0 && x + 8 < kAxisEnd + 4) svg.text(x, 4.1, "", month.iso().substr(0, 7));
  }
  for (const auto& figure : kFigures) {
    if (const sdk::Column* column = rows.column(figure.column)) svg.text(figure.end, 4.1, "e", column->label);
  }
  svg.line(0, kHead, kSheetWidth, kHead, "text", .3);

  double y = kFirst;
  for (int i = 0; i < rows.rows(); ++i, y += kStep) {
    svg.badge(0, y - 2.2, rows.text("tier", i));
    svg.begin_hint(rows.text("label", i));
    svg.text(6, y - .1, "k b", clipped(rows.text("label", i), 29 / 2.9), 2.9);
    svg.text(6, y + 3.1, "", clipped(rows.text("remark", i), 29 / 2.45));
    svg.end_hint();
    const std::vector<std::int32_t> expected = dates_of(rows.text("expected", i));
    if (!expected.empty()) {
      const double x = std::max(x_of(expected.front()), kAxis);
      if (x < kAxisEnd) svg.rect(x, y - 1.7, kAxisEnd - x, 3.4, "mark", .16);
    }
    svg.line(kAxis, y, kAxisEnd, y, "line-strong", .2);
    for (const std::int32_t day : dates_of(rows.text("dates", i))) {
      if (day >= from && day <= until) svg.circle(x_of(day), y, .95, "chart-a");
    }
    for (const std::int32_t day : expected) {
      if (day >= from && day <= until) svg.ring(x_of(day), y, .85, "mark", .35);
    }
    for (const auto& figure : kFigures) {
      svg.text(figure.end, y + 1, figure.strong ? "e k b" : "e k", rows.shown(figure.column, i, amounts), 2.9);
    }
    svg.line(0, y + kStep / 2, kSheetWidth, y + kStep / 2, "line", .2);
  }
  svg.line(kAxisEnd, kHead, kAxisEnd, bottom, "mark", .35);
  return svg.finish();
}

}  // namespace pareto::html
