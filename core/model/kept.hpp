// What the program keeps by itself, so that nobody sets it.
//
// Pure; any thread.
#pragma once

#include <algorithm>

#include "core/model/entity.hpp"

namespace pareto::model {

// Whether a reference to records of the same kind follows from the record's others (a customer's
// root from its parent): it is found anew with them, and read along with them instead of looked up.
[[nodiscard]] inline bool follows_within(const Entity& entity, const Field& field) {
  return field.read_only && field.reference == entity.name;
}

// Whether all of its records are the program's: none of its own fields can be set. They repeat,
// with dates, what stands elsewhere (who is responsible for a customer), or say what a rule found,
// and change and go with that alone.
[[nodiscard]] inline bool only_by_program(const Entity& entity) {
  return entity.kept && std::ranges::all_of(entity.fields, [&](const Field& field) {
           return field.read_only || !field.stored() ||
                  (!field.plugin.empty() && field.plugin != entity.plugin);
         });
}

}  // namespace pareto::model
