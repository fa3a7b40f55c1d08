#include "column_widths.hpp"

#include <algorithm>
#include <cmath>

#include "pages.hpp"

namespace pareto::pdf {
namespace {

constexpr double kSmallest = .68;  // a table of 9.4 points is still read at 6.4
constexpr int kMostDoublings = 6;

double sum(const std::vector<ColumnNeed>& needs, double ColumnNeed::*what) {
  double total = 0;
  for (const ColumnNeed& need : needs) total += need.*what;
  return total;
}

}  // namespace

TablePlace place_of(const std::vector<ColumnNeed>& needs, PaperSize paper,
                    Orientation orientation) {
  const double least = sum(needs, &ColumnNeed::least);
  if (least <= Pages::body_width(paper)) return {paper, 1};
  if (orientation == Orientation::Portrait) return {paper, Pages::body_width(paper) / least};
  if (paper.width < paper.height) std::swap(paper.width, paper.height);
  // The next larger paper of a series is as wide as two are high.
  for (int larger = 0; larger < kMostDoublings && Pages::body_width(paper) / least < kSmallest;
       ++larger) {
    paper = {std::round(paper.width * std::sqrt(2.0)), std::round(paper.height * std::sqrt(2.0))};
  }
  return {paper, std::min(1.0, Pages::body_width(paper) / least)};
}

std::vector<double> widths_of(const std::vector<ColumnNeed>& needs, double width) {
  const double least = sum(needs, &ColumnNeed::least), best = sum(needs, &ColumnNeed::best);
  double growing = 0;  // what grows with free room
  for (const ColumnNeed& need : needs) growing += need.fixed ? 0 : need.best;
  std::vector<double> widths;
  for (const ColumnNeed& need : needs) {
    if (best <= width)
      widths.push_back(need.best +
                       (need.fixed || growing <= 0 ? 0 : (width - best) * need.best / growing));
    else
      widths.push_back(
          need.least +
          (best > least ? (need.best - need.least) * std::max(width - least, 0.0) / (best - least)
                        : 0));
  }
  return widths;
}

}  // namespace pareto::pdf
