// The host's own tables, as numbered steps: settings, operations, journal, cursors, rollups, tier
// runs.
//
// A new store takes all steps, an older one those that it lacks, in one transaction. Forward only:
// a step that was released is never changed, another is added. What is derived from the schema
// (entities' tables, views, indexes) is no step: see ddl.hpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/store/dialect.hpp"

namespace pareto::store {

struct Migration {
  int version;  // of the store once the step is done; ascending, without gaps
  std::vector<std::string> (*statements)(Dialect);
};

[[nodiscard]] std::span<const Migration> migrations();

// What this program writes.
[[nodiscard]] int store_version();

// The host's own tables as a new store gets them.
[[nodiscard]] std::vector<std::string> system_tables(Dialect dialect);

}  // namespace pareto::store
