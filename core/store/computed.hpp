// Whether computed fields can be computed: tried on an empty database before any store relies on them.
//
// A view with one broken expression would fail as a whole, so the plugin that brought it is to be skipped instead.
#pragma once

#include <string>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::store {

struct BrokenField {
  std::string entity, field, plugin;
  std::string words;  // of the engine
};

// Costs nothing where no field is computed.
[[nodiscard]] std::vector<BrokenField> broken_computed_fields(const model::Schema& schema);

}  // namespace pareto::store
