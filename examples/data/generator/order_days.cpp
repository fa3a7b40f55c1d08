#include "order_days.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace pareto::demo {
namespace {

std::vector<int> next_gaps(int gap, Random& random) {
  const int spread = std::max(1, gap / 5);
  const int off = random.between(1, spread);
  std::vector<int> gaps{gap, gap - off, gap + off, gap};
  random.shuffle(gaps);
  return gaps;
}

void move_nearest(std::vector<Day>& days, Day target) {
  if (days.empty()) throw std::runtime_error("no order day to move to " + format_day(target));
  const auto nearest = std::min_element(days.begin(), days.end(), [&](Day a, Day b) {
    return std::abs(days_between(a, target)) < std::abs(days_between(b, target));
  });
  *nearest = target;
}

}  // namespace

std::vector<Day> order_days(const Plan& plan, const Group& group, Random& random) {
  std::vector<Day> days;
  if (group.gap == 0) return days;
  Day day = kAsOf - std::chrono::days{group.silence};
  while (day >= kFirstDay) {
    for (const int gap : next_gaps(group.gap, random)) {
      if (day < kFirstDay) break;
      if (group.net[static_cast<std::size_t>(year_of(day))] > 0) days.push_back(day);
      day -= std::chrono::days{gap};
    }
  }
  std::reverse(days.begin(), days.end());
  if (const auto moved = plan.moved_days.find(group.head); moved != plan.moved_days.end()) {
    move_nearest(days, moved->second);
  }
  return days;
}

}  // namespace pareto::demo
