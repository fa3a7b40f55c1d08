// The lists of cases, one per file of cases.
#pragma once

#include <span>
#include <vector>

#include "core/conformance/case.hpp"

namespace pareto::conformance {

[[nodiscard]] std::span<const Case> static_cases();        // L1: nothing of the library runs
[[nodiscard]] std::span<const Case> load_cases();          // L2
[[nodiscard]] std::span<const Case> description_cases();   // L2: what the tables say
[[nodiscard]] std::span<const Case> workspace_cases();     // L3: in a workspace
[[nodiscard]] std::span<const Case> content_cases();       // and the files that it brings
[[nodiscard]] std::span<const Case> tiering_cases();       // L3
[[nodiscard]] std::span<const Case> tiering_data_cases();  // L4, L5
[[nodiscard]] std::span<const Case> importer_cases();
[[nodiscard]] std::span<const Case> report_cases();
[[nodiscard]] std::span<const Case> format_cases();
[[nodiscard]] std::span<const Case> subscriber_cases();
[[nodiscard]] std::span<const Case> entity_cases();  // and added fields
[[nodiscard]] std::span<const Case> view_cases();    // and actions, in a workspace
[[nodiscard]] std::span<const Case> action_cases();
[[nodiscard]] std::span<const Case> command_cases();
[[nodiscard]] std::span<const Case> service_cases();

// All of them, lowest level first.
[[nodiscard]] const std::vector<Case>& all_cases();

}  // namespace pareto::conformance
