// The period that a pivot is about and the one that it is compared with, as people write them.
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "pareto/period.hpp"

namespace pareto::pivot {

struct Periods {
  std::optional<sdk::Period> now;  // nothing: all
  std::optional<sdk::DayRange> before;
};

// `period`: 2026, 2026Q3, 2026-07, 12m, all; `against`: previous, year, or a period. Either may be
// empty, `against` alone may not. Throws Error for what is none.
[[nodiscard]] Periods parse_periods(const std::string& period, const std::string& against,
                                    sdk::Date as_of);

}  // namespace pareto::pivot
