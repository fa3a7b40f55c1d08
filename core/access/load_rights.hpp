// Reads what a user may do from the store: the roles held today, what each says, and the user's
// team with all below it.
//
// Once per session; a change of roles holds from the next session on. One thread, that of the
// connection.
#pragma once

#include <cstdint>
#include <memory>

#include "core/access/rights.hpp"
#include "core/store/connection.hpp"

namespace pareto::access {

// Never null: a user without roles may do nothing. The schema must outlive the rights.
[[nodiscard]] std::shared_ptr<const Rights> load_rights(store::Connection& connection,
                                                        const model::Schema& schema,
                                                        std::int64_t user, sdk::Date today);

}  // namespace pareto::access
