#include "column_widths.hpp"

#include <algorithm>
#include <numeric>

namespace pareto::docx {
namespace {

constexpr std::size_t kLeast = 4, kMost = 60;
constexpr std::size_t kWholeWords[] = {24, 16, 8, 0};  // in signs; a Chinese character is two

}  // namespace

std::vector<int> column_widths(const std::vector<WishedWidth>& wishes, int total, int sign,
                               int padding) {
  std::vector<int> widths;
  for (const WishedWidth& wish : wishes)
    widths.push_back(
        static_cast<int>(std::clamp(wish.signs, wish.wraps ? kLeast : std::size_t{1}, kMost)) *
            sign +
        padding);
  if (widths.empty()) return widths;
  // Short words stay on one line as figures do, as far as the page has room; long ones keep a fifth
  // of it.
  std::vector<bool> wraps;
  int fixed = 0, wrapping = 0;
  bool squeezed = true;
  for (const std::size_t whole : kWholeWords) {
    wraps.clear();
    fixed = wrapping = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      wraps.push_back(wishes[i].wraps && wishes[i].signs > whole);
      (wraps[i] ? wrapping : fixed) += widths[i];
    }
    squeezed = wrapping == 0 || total - fixed < std::min(wrapping, total / 5);
    if (!squeezed || (wrapping == 0 && fixed <= total)) break;
  }
  // Where that is not left, all columns shrink alike.
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (squeezed)
      widths[i] = static_cast<int>(static_cast<long long>(widths[i]) * total / (fixed + wrapping));
    else if (wraps[i])
      widths[i] = static_cast<int>(static_cast<long long>(widths[i]) * (total - fixed) / wrapping);
  }
  const int rest = total - std::accumulate(widths.begin(), widths.end(), 0);
  *std::max_element(widths.begin(), widths.end()) += rest;
  return widths;
}

}  // namespace pareto::docx
