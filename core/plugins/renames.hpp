// Fields that a plugin called otherwise in earlier versions, or that were of another type:
// migrations.toml in its folder, whose numbered steps are only added to.
//
//     [[rename]]
//     version = 2
//     entity = "customer"
//     from = "annual_use"
//     to = "use_a_year"
//
//     [[convert]]
//     version = 3
//     entity = "customer"
//     from = "pack_size"         # a text: "25", "1,000 "
//     type = "text"              # that it was of
//     to = "pack_weight"         # a quantity
//
// What was stored under the old name is found under the new one, in the transaction that brings the
// store up to the schema. A step that was done, or whose field was never stored, is done by being
// looked at. Files; one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/field.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::plugins {

struct FieldRename {
  std::string entity;    // full name
  std::string from, to;  // without the plugin's id
  // It had; its values are read as people would type them, into the new field. Without it they are
  // of the new field's type already.
  std::optional<model::Type> was = {};
  std::string now = {};  // what the new field is called after all steps
};

// In the order of the steps; none without the file. Throws Error naming file, line and column of
// what is wrong.
[[nodiscard]] std::vector<FieldRename> read_renames(const Manifest& manifest);

}  // namespace pareto::plugins
