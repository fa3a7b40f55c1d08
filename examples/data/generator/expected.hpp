// expected.json: the planted facts of the demo company with their figures, for tests that read
// Pareto's report.
#pragma once

#include <string>

#include "sales.hpp"

namespace pareto::demo {

[[nodiscard]] std::string expected_json(const Company& company);

}  // namespace pareto::demo
