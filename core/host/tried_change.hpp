// What trying a change of plugins on a copy of the workspace found: what comes and goes, which
// values are written anew, and which services begin anew for it. Plain values.
#pragma once

#include <vector>

#include "core/host/converted_fields.hpp"
#include "core/host/inventory.hpp"
#include "core/host/plugins_watch.hpp"

namespace pareto::host {

struct TriedChange {
  PartChanges parts;
  std::vector<ConvertedField> conversions;
  std::vector<RestartedService> restarts;
};

}  // namespace pareto::host
