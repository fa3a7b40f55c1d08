// Whether a database is what its engine takes it for.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::store {

// What the engine finds wrong with pages, rows and indexes, in its own words; empty when nothing.
// Reads the whole file; `quick` leaves out whether indexes agree with their tables. Raising
// `cancel` ends it with Error(Cancelled).
[[nodiscard]] std::vector<std::string> unsound_parts(Connection& connection, bool quick,
                                                     const std::atomic<bool>* cancel = nullptr);

}  // namespace pareto::store
