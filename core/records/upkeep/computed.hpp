// Whether computed fields can be computed: tried on an empty database before any store relies on
// them.
//
// A view with one broken expression would fail as a whole, so what brought it is left out instead.
// An expression is foreign SQL: it passes the fence, asks published views only, and answers one
// value of the field's type for each record. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/schema.hpp"

namespace pareto::records {

struct UnfitField {
  std::string entity, field, plugin;
  Error why;  // with the remedy; names neither field nor entity
};

// Takes the fields that cannot be computed out of the schema and answers them; notes of the others
// what they read (Field::reads). Those that stand later count as the wrong ones where two do not go
// together. Costs nothing where no field is computed.
[[nodiscard]] std::vector<UnfitField> check_computed(model::Schema& schema);

// Why, and what to do, for those who have a message each.
[[nodiscard]] Message reason_of(const UnfitField& unfit);
[[nodiscard]] Message remedy_of(const UnfitField& unfit);
// "field chemical.share of customer cannot be computed: …"
[[nodiscard]] Error unfit_error(const UnfitField& unfit);

}  // namespace pareto::records
