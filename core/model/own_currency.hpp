// What an amount is in.
//
// Pure; any thread.
#pragma once

#include <algorithm>

#include "core/model/entity.hpp"

namespace pareto::model {

// The field of the same record that says in what currency this amount is; null: the home currency.
// What the host reckons is in that one, whatever the record's.
[[nodiscard]] inline const Field* own_currency_of(const Entity& entity, const Field& amount) {
  if (amount.type != sdk::Type::Money || !amount.stored() || amount.read_only) return nullptr;
  const auto found = std::ranges::find(entity.fields, Meaning::Currency, &Field::meaning);
  return found == entity.fields.end() ? nullptr : &*found;
}

}  // namespace pareto::model
