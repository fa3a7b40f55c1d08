// Whether a workspace holds amounts yet: as long as it does not, its home currency may still be another.
//
// One thread, that of the connection.
#pragma once

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

// A rate of exchange counts as one: it says what a foreign unit is worth in the home currency. Amounts of 0 do not.
[[nodiscard]] bool has_amounts(store::Connection& connection, const model::Schema& schema);

}  // namespace pareto::records
