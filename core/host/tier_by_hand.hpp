// A tier that a person sets in place of a rule's (tiering/overrides.hpp), for good or until a day,
// or takes back; the rule runs along in the same operation, so it holds at once and one undo takes
// both back.
//
// One thread, that of the host.
#pragma once

#include <optional>
#include <string>

#include "core/host/host.hpp"
#include "core/records/values/names.hpp"
#include "core/tiering/overrides.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::host {

struct TierByHand {
  records::Named customer;
  std::optional<std::string> tier;  // code or label; nothing: the rule's own tier again
  std::string reason;               // needed for a tier
  std::optional<Date> until;        // the last day; nothing: for good
};

// Throws Error for a tier without a reason or that the rule does not have, and where nothing is set
// that could be taken back. The result tells the operation.
[[nodiscard]] tiering::RunResult set_tier_by_hand(Host& host, const tiering::Rule& rule,
                                                  const TierByHand& wanted);

// The one whom the rule rates: the head of the group where it rates groups, else the customer.
[[nodiscard]] std::int64_t rated_by(Host& host, const tiering::RunResult& run,
                                    std::int64_t customer);

}  // namespace pareto::host
