// Services of a host that answers with tables of the check's own making, and notes what it is
// asked.
//
// Must outlive the plugin's run. The query service may be asked from any thread, the others from
// one.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "core/conformance/case.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {

// Answers any statement with rows of the types that are stated, as `how` says.
struct MockQuery : pareto_query_v1 {
  explicit MockQuery(sdk::testing::Torture how);
  sdk::testing::Torture how;
  sdk::testing::Ledger& ledger;               // of what was handed out; stays
  const std::atomic<bool>* cancel = nullptr;  // raised: streams end as cancelled, as the host's do
  mutable std::atomic<std::int64_t> asked = 0;
};

// Takes every write, or none of them.
struct MockRecords : pareto_records_v1 {
  explicit MockRecords(bool denies);
  bool denies;
  std::int64_t writes = 0;
  std::string fault;  // of the first write that no host would take
};

}  // namespace pareto::conformance
