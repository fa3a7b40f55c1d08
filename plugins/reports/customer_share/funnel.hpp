// The funnel of customer share: population → targets → reachable (the denominator) → captured (the
// numerator) → spenders × spend. Exact, and with ranges where an input is a range. Pure; any
// thread.
#pragma once

#include <optional>

#include "ratio.hpp"

namespace pareto::customer_share {

struct Inputs {
  Span population;
  Span target{1, 1}, reachable{1, 1};
  std::optional<Span> lost;  // of the reachable; else `captured` is counted
  std::int64_t captured = 0;
  Span spenders{1, 1};
  std::optional<Span> spend;  // of each a year, in home currency
};

struct Funnel {
  Span population, targets, reachable, captured;
  Span share;                     // captured ÷ reachable
  std::optional<Span> sales;      // captured × spenders × spend
  std::optional<Span> all_sales;  // the same if all the reachable were captured
};

// Nothing when a number does not fit, or nobody is reachable.
[[nodiscard]] std::optional<Funnel> funnel_of(const Inputs& inputs);

}  // namespace pareto::customer_share
