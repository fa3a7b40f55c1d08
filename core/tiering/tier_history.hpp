// Which tiers a rule gave in the past: of everyone at the ends of the last eight quarters, and of
// one customer all of them.
//
// Read from what runs wrote (tier_assignment); nothing is computed. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/connection.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

struct QuarterCounts {
  Quarter quarter;
  std::vector<std::size_t> of_tier;  // by the rule's tiers, lowest first
  std::size_t other = 0;             // of tiers that the rule no longer has
  bool computed = false;             // found later for the past, at least for some
};

[[nodiscard]] std::array<QuarterCounts, kQuarters> quarter_counts(store::Connection& connection,
                                                                  const Rule& rule, Date as_of);

struct PastAssignment {
  std::string tier;
  Date from;
  std::optional<Date> to;  // the first day without it
  std::optional<double> score;
  bool computed = false, overridden = false;
  std::string own_tier;  // of an overridden one
};

// Newest first. `subject` is the customer itself, or the root of its group where the rule rates
// groups.
[[nodiscard]] std::vector<PastAssignment> past_assignments(store::Connection& connection,
                                                           const std::string& rule,
                                                           std::int64_t subject);
// The one of whom the rule's records are: the customer, or its root where only that has some.
[[nodiscard]] std::int64_t rated_subject(store::Connection& connection, const std::string& rule,
                                         std::int64_t customer);

}  // namespace pareto::tiering
