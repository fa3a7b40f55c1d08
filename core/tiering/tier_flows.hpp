// Who went from which tier to which between the ends of two neighbouring quarters, counted: what a
// picture of the flow is drawn from.
//
// Read from what runs wrote, like tier_history.hpp; nothing is computed. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/store/connection.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

struct TierFlow {
  std::string before, after;  // codes; empty: none
  std::int64_t subjects = 0;
};

struct QuarterFlows {
  Quarter from, to;
  std::vector<TierFlow> flows;  // those who stayed included
};

// Of the last eight quarters that had ended on `as_of`: seven steps, oldest first.
[[nodiscard]] std::vector<QuarterFlows> quarter_flows(store::Connection& connection,
                                                      const std::string& rule, Date as_of);

}  // namespace pareto::tiering
