#include "core/tiering/rhythm.hpp"

#include <algorithm>

#include "core/tiering/window.hpp"

namespace pareto::tiering {
namespace {

// The two values in the middle, the same one twice where their number is odd.
std::pair<std::int64_t, std::int64_t> middle(std::vector<std::int64_t>& values) {
  std::sort(values.begin(), values.end());
  return {values[(values.size() - 1) / 2], values[values.size() / 2]};
}

}  // namespace

std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  const auto [low, high] = middle(values);
  const std::int64_t sum = low + high;
  return sum / 2 + sum % 2;
}

Rhythm rhythm_of(std::vector<Order> orders, Date as_of) {
  std::erase_if(orders, [&](const Order& order) { return order.date > as_of; });
  std::sort(orders.begin(), orders.end(),
            [](const Order& a, const Order& b) { return a.date < b.date; });
  Rhythm rhythm;
  rhythm.orders = orders.size();
  if (orders.empty()) return rhythm;

  std::vector<std::int64_t> gaps, recent;
  const Date recent_from = Window{kUsualOrderMonths, 0}.range(as_of).from;
  rhythm.order_days = 1;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (orders[i].date >= recent_from) recent.push_back(orders[i].net);
    if (i == 0 || orders[i].date == orders[i - 1].date) continue;
    ++rhythm.order_days;
    gaps.push_back(orders[i].date.days - orders[i - 1].date.days);
  }
  rhythm.first = orders.front().date;
  rhythm.last = orders.back().date;
  rhythm.silent_days = as_of.days - orders.back().date.days;
  rhythm.usual_order = median(std::move(recent));
  if (gaps.empty()) return rhythm;

  const auto [low, high] = middle(gaps);
  rhythm.median_gap = static_cast<double>(low + high) / 2;
  rhythm.overdue = rhythm.order_days >= kFewestOrderDays &&
                   *rhythm.silent_days > kOverdueGaps * *rhythm.median_gap;
  if (!rhythm.overdue) return rhythm;
  rhythm.days_over = *rhythm.silent_days - *rhythm.median_gap;
  rhythm.missed_orders = static_cast<int>(*rhythm.silent_days / *rhythm.median_gap);
  rhythm.at_stake = rhythm.missed_orders * rhythm.usual_order.value_or(0);
  return rhythm;
}

}  // namespace pareto::tiering
