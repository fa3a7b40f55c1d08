// Fields that a plugin called otherwise in earlier versions: migrations.toml in its folder, whose numbered steps are only added to.
//
//     [[rename]]
//     version = 2
//     entity = "customer"
//     from = "annual_use"
//     to = "use_a_year"
//
// What was stored under the old name is found under the new one, in the transaction that brings the store up to the schema. A step that was
// done, or whose field was never stored, is done by being looked at. Files; one thread.
#pragma once

#include <string>
#include <vector>

#include "core/plugins/manifest.hpp"

namespace pareto::plugins {

struct FieldRename {
  std::string entity;    // full name
  std::string from, to;  // without the plugin's id
};

// In the order of the steps; none without the file. Throws Error naming file, line and column of what is wrong.
[[nodiscard]] std::vector<FieldRename> read_renames(const Manifest& manifest);

}  // namespace pareto::plugins
