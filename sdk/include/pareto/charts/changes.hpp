// Two points per row on one axis, before and after, with the figures beside them: rises above,
// falls below.
#pragma once

#include <algorithm>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::changes_chart {

inline constexpr double kNameEnd = 34, kAxis = 38, kAxisEnd = 112;
inline constexpr double kTier = 126, kBefore = 146, kAfter = 162,
                        kDifference = 178;  // columns of figures
inline constexpr double kFirst = 9.75, kStep = 7.5, kGap = 3;

// "万" behind a heading, as tables have it.
inline std::string headed(const Column* column, const Amounts& amounts,
                          std::string_view label = {}) {
  if (column == nullptr) return std::string(label);
  const Heading heading = heading_of(*column, amounts);
  const std::string words = label.empty() ? heading.label : std::string(label);
  return heading.unit.empty() ? words : words + (amounts.chinese() ? "，" : ", ") + heading.unit;
}

inline std::string money(const Column* column, std::int64_t value, const Amounts& amounts,
                         bool plus) {
  const int digits = column != nullptr ? column->digits : -1;
  if (column != nullptr && column->scale == Scale::Large) return amounts.large(value, digits, plus);
  return amounts.exact(value, digits < 0 ? 2 : digits, plus);
}

}  // namespace detail::changes_chart

inline Drawing changes_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts) {
  using namespace detail::changes_chart;
  std::vector<int> order;  // rises first, each in the order given
  for (const bool down : {false, true}) {
    for (int i = 0; i < rows.rows(); ++i) {
      if ((rows.text("direction", i) == "down") == down) order.push_back(i);
    }
  }
  const auto falls = std::count_if(order.begin(), order.end(),
                                   [&](int i) { return rows.text("direction", i) == "down"; });
  const bool both = falls > 0 && falls < static_cast<std::ptrdiff_t>(order.size());
  double least = 0, most = 0;
  for (const int i : order) {
    least = std::min({least, rows.real("before", i), rows.real("after", i)});
    most = std::max({most, rows.real("before", i), rows.real("after", i)});
  }
  const Column* after = rows.column("after");
  const ChartAxis axis(after, least, most, amounts);
  auto x_of = [&](double value) {
    return kAxis + (kAxisEnd - 1 - kAxis) * (value - axis.least()) / (axis.most() - axis.least());
  };
  const double height = kFirst + kStep * static_cast<double>(order.size()) + (both ? kGap : 0) - 1;

  Drawing drawing(kSheetWidth, height, info.title.empty() ? headed(after, amounts) : info.title);
  for (std::size_t i = 0; i < axis.ticks().size(); ++i) {
    const double tick = axis.ticks()[i], x = x_of(tick);
    drawing.line(x, 4, x, height - 2, tick == 0 ? Ink::LineStrong : Ink::ChartGrid, .2);
    const bool last = i + 1 == axis.ticks().size();
    const Column* column = rows.column("after");
    const std::string unit = last && column != nullptr ? heading_of(*column, amounts).unit : "";
    drawing.text(x, 2.6, "m", axis.label(tick) + (unit.empty() ? "" : " " + unit));
  }
  if (const Column* tier = rows.column("tier")) drawing.text(kTier, 2.6, "m", tier->label);
  drawing.text(kBefore, 2.6, "e", headed(rows.column("before"), amounts));
  drawing.text(kAfter, 2.6, "e", headed(after, amounts));
  const Column* direction = rows.column("direction");
  drawing.text(kDifference, 2.6, "e",
               headed(after, amounts, direction != nullptr ? direction->label : ""));

  double y = kFirst;
  bool was_down = false;
  for (std::size_t k = 0; k < order.size(); ++k, y += kStep) {
    const int i = order[k];
    const bool down = rows.text("direction", i) == "down";
    if (k > 0 && down != was_down) {
      y += kGap;
      drawing.line(0, y - (kStep + kGap) / 2, kSheetWidth, y - (kStep + kGap) / 2, Ink::LineStrong,
                   .2);
    }
    if (k == 0 || down != was_down) {
      drawing.text(
          0, y + 1, "k b",
          down ? (amounts.chinese() ? "↓ 降" : "↓ Down") : (amounts.chinese() ? "↑ 升" : "↑ Up"),
          3);
    }
    was_down = down;
    const std::int64_t from = rows.integer("before", i), to = rows.integer("after", i);
    const Ink colour = down ? Ink::Bad : Ink::Accent;
    drawing.begin_hint(rows.text("label", i));
    drawing.text(kNameEnd, y + 1, "k e", clipped(rows.text("label", i), 23 / 2.9), 2.9);
    drawing.end_hint();
    const double a = x_of(static_cast<double>(from)), b = x_of(static_cast<double>(to));
    drawing.line(a, y, b, y, colour, .7);
    drawing.ring(a, y, 1, Ink::Text3, .35);
    drawing.circle(b, y, 1.25, colour);

    std::string tier(rows.text("tier", i));
    const std::size_t arrow = tier.find('>');
    const bool moved = arrow != std::string::npos;
    if (moved) tier.replace(arrow, 1, " → ");
    drawing.text(kTier, y + 1, moved ? "m k b" : "m", clipped(tier, 6), 2.9);
    drawing.text(kBefore, y + 1, "e s", money(rows.column("before"), from, amounts, false), 2.9);
    drawing.text(kAfter, y + 1, "e k", money(after, to, amounts, false), 2.9);
    drawing.text(kDifference, y + 1, "e b", money(after, to - from, amounts, true), 2.9, colour);
  }
  return drawing;
}

}  // namespace v0
}  // namespace pareto::sdk
