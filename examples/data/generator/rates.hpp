// Monthly exchange rates of the demo company. Invented: a bounded walk from the first rate in the
// plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan.hpp"

namespace pareto::demo {

inline constexpr std::string_view kHomeCurrency = "CNY";

struct Rate {
  std::string currency;
  Day from;
  Amount rate;  // yuan for one unit
};

[[nodiscard]] std::vector<Rate> make_rates(const Plan& plan, std::uint64_t seed);

// The latest rate with from <= day; one for the home currency. Throws std::runtime_error when there
// is none.
[[nodiscard]] Amount rate_on(const std::vector<Rate>& rates, std::string_view currency, Day day);

}  // namespace pareto::demo
