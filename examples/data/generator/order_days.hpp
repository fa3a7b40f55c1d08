// When a group of customers orders: around its usual gap, ending the planned number of days before
// the as-of day.
#pragma once

#include <vector>

#include "plan.hpp"
#include "random.hpp"

namespace pareto::demo {

// Ascending, distinct, from kFirstDay on. Half of all gaps equal group.gap and the rest lie in
// pairs around it, so the median gap is group.gap. Years without planned sales have no days. Empty
// for groups without a rhythm.
[[nodiscard]] std::vector<Day> order_days(const Plan& plan, const Group& group, Random& random);

}  // namespace pareto::demo
