// Writes what a run found: assignments, customers' current tiers, events, the run's record. One
// thread.
#pragma once

#include "core/records/write/transaction.hpp"
#include "core/tiering/findings.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::tiering {

struct Written {
  std::size_t rows = 0, events = 0;
  std::int64_t run = 0;
};

[[nodiscard]] Written write_changes(records::Transaction& transaction, const Rule& rule,
                                    const Findings& findings, bool primary);

// How many subjects have another tier than the one that stands.
[[nodiscard]] std::size_t count_changes(const Findings& findings);

}  // namespace pareto::tiering
