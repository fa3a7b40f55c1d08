#include "column_widths.hpp"

#include <algorithm>
#include <numeric>

namespace pareto::docx {
namespace {

constexpr std::size_t kLeast = 4, kMost = 60;

}  // namespace

std::vector<int> column_widths(const std::vector<WishedWidth>& wishes, int total, int sign, int padding) {
  std::vector<int> widths;
  int fixed = 0, wrapping = 0;
  for (const WishedWidth& wish : wishes) {
    const int width = static_cast<int>(std::clamp(wish.signs, wish.wraps ? kLeast : std::size_t{1}, kMost)) * sign + padding;
    widths.push_back(width);
    (wish.wraps ? wrapping : fixed) += width;
  }
  if (widths.empty()) return widths;
  // Words keep a fourth of the page; where that is not left, all columns shrink alike.
  const int room = total - fixed;
  const bool squeezed = wrapping == 0 || room < std::min(wrapping, total / 4);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (squeezed) widths[i] = static_cast<int>(static_cast<long long>(widths[i]) * total / (fixed + wrapping));
    else if (wishes[i].wraps) widths[i] = static_cast<int>(static_cast<long long>(widths[i]) * room / wrapping);
  }
  const int rest = total - std::accumulate(widths.begin(), widths.end(), 0);
  *std::max_element(widths.begin(), widths.end()) += rest;
  return widths;
}

}  // namespace pareto::docx
