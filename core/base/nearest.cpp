#include "core/base/nearest.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace pareto {

namespace {

std::u32string folded(std::string_view text) {
  std::u32string out = code_points(text);
  for (char32_t& code : out) {
    if (code >= U'A' && code <= U'Z') code += U'a' - U'A';
  }
  return out;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchange = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchange});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(code_points(a), code_points(b));
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  const std::u32string wanted = folded(word);
  std::optional<std::string> best;
  std::size_t least = 1 + wanted.size() / 3 + 1;
  for (const std::string& candidate : candidates) {
    const std::u32string other = folded(candidate);
    const std::size_t edits = distance(wanted, other);
    // Everything exchanged is not close, however short the word.
    if (edits >= least || edits >= std::max(wanted.size(), other.size())) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

}  // namespace pareto
