// What a child tells its parent about a case, and how a case is run.
//
// A report is lines: 'P', 'F' or 'S' for passed, failed, skipped, then the words, then "R" and the
// remedy; "V" and words at any time for what the plugin did and must not, written even by a process
// that dies of it. Pure but for run_case.
#pragma once

#include <string>
#include <string_view>

#include "core/conformance/check.hpp"

namespace pareto::conformance {

struct Report {
  char state = 0;  // 0: it ended before it said
  std::string text, remedy, violations;
};
[[nodiscard]] Report read_report(std::string_view lines);

// Runs it here and answers its report.
[[nodiscard]] std::string run_case(const Planned& planned, const Subject& subject);

}  // namespace pareto::conformance
