// How regularly somebody orders, and what a silence is worth: one definition for all reports.
//
// The usual gap is the median of the days between neighbouring order days; several orders of one
// day count once; fewer than four order days are not judged. Silent for more than one and a half
// usual gaps is past the rhythm; after two years without an order there is no rhythm any more.
// Money in 1/10000. Pure functions; any thread. Header-only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pareto/date.hpp"

namespace pareto::sdk {
inline namespace v0 {

// An order of positive net.
struct OrderDay {
  Date day;
  std::int64_t net;
};

struct Rhythm {
  static constexpr Date kNever{-1'000'000};

  std::int32_t days = 0;             // distinct order days
  std::int32_t double_median = 0;    // twice the median gap in days; 0: fewer than four order days
  std::int32_t least = 0, most = 0;  // gap
  Date last = kNever;                // last order day
  std::int64_t usual = 0;            // median net of a recent order; 0: none
  bool steady = false;               // three in four gaps within half of the median around it

  [[nodiscard]] bool known() const { return double_median > 0; }
  [[nodiscard]] std::int32_t median() const { return (double_median + 1) / 2; }
  [[nodiscard]] std::int32_t silent(Date as_of) const { return as_of - last; }
  [[nodiscard]] bool overdue(Date as_of) const {
    return known() && usual > 0 &&
           4 * std::int64_t{silent(as_of)} > 3 * std::int64_t{double_median};
  }
  // Orders that would have come since the last one.
  [[nodiscard]] std::int32_t missed(Date as_of) const {
    return known() ? 2 * silent(as_of) / double_median : 0;
  }
  [[nodiscard]] std::int64_t at_stake(Date as_of) const { return usual * missed(as_of); }
};

// Of orders in any order; sorts them. `usual` is of those after `recent`: two years before the day
// looked at.
[[nodiscard]] inline Rhythm rhythm_of(std::vector<OrderDay>& orders, Date recent) {
  constexpr std::int32_t kLeastDays = 4;
  const auto middle = [](const auto& sorted) {
    const auto low = sorted[(sorted.size() - 1) / 2];
    return low + (sorted[sorted.size() / 2] - low) / 2;
  };
  Rhythm rhythm;
  if (orders.empty()) return rhythm;
  std::sort(orders.begin(), orders.end(), [](const OrderDay& a, const OrderDay& b) {
    return a.day != b.day ? a.day < b.day : a.net < b.net;
  });
  std::vector<std::int32_t> gaps;
  std::vector<std::int64_t> nets;
  Date last = orders.front().day;
  rhythm.days = 1;
  for (const OrderDay& order : orders) {
    if (order.day > recent) nets.push_back(order.net);
    if (order.day == last) continue;
    gaps.push_back(order.day - last);
    last = order.day;
    ++rhythm.days;
  }
  rhythm.last = last;
  std::sort(nets.begin(), nets.end());
  if (!nets.empty()) rhythm.usual = middle(nets);
  if (rhythm.days < kLeastDays) return rhythm;
  std::sort(gaps.begin(), gaps.end());
  rhythm.least = gaps.front();
  rhythm.most = gaps.back();
  rhythm.double_median = gaps[(gaps.size() - 1) / 2] + gaps[gaps.size() / 2];
  const auto usual = std::count_if(gaps.begin(), gaps.end(), [&](std::int32_t gap) {
    return 4 * gap >= rhythm.double_median && 4 * gap <= 3 * rhythm.double_median;
  });
  rhythm.steady = 4 * static_cast<std::size_t>(usual) >= 3 * gaps.size();
  return rhythm;
}

}  // namespace v0
}  // namespace pareto::sdk
