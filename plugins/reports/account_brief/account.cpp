#include "account.hpp"

#include <algorithm>

namespace pareto::account_brief {

std::optional<double> Product::above() const {
  const auto own = price(), all = average();
  if (!own || !all) return std::nullopt;
  return *own / *all - 1;
}

Money Account::net_of(DayRange range) const {
  Money sum = 0;
  for (const Day& day : days) sum += range.holds(day.day) ? day.net : 0;
  return sum;
}

std::vector<std::optional<Money>> Account::months(int count) const {
  std::vector<std::optional<Money>> out;
  const Date first = as_of.month_start().plus_months(1 - count);
  for (int k = 0; k < count; ++k) {
    const Date month = first.plus_months(k);
    const bool known = has_sales() && days.front().day <= month.month_end();
    out.push_back(known ? std::optional(net_of({month, std::min(month.month_end(), as_of)}))
                        : std::nullopt);
  }
  return out;
}

std::optional<Date> Account::falls_by_itself() const {
  if (!below || window.is_all()) return std::nullopt;
  for (int k = 1; k <= window.months; ++k) {
    const Date end = as_of.month_start().plus_months(k).month_end();
    if (net_of(window.range(end)) <= *below) return end;
  }
  return std::nullopt;
}

}  // namespace pareto::account_brief
