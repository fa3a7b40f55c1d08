// The part of the doctor that needs no database: room, rights, the log of pages not yet in their
// place, what killed runs left, the age of the last backup.
#pragma once

#include <vector>

#include "core/safety/doctor.hpp"

namespace pareto::safety {

[[nodiscard]] std::vector<Finding> check_files(const host::Workspace& workspace, Time now);
// Removes what dead processes left, and puts waiting pages into their place.
void repair_files(const host::Workspace& workspace);

}  // namespace pareto::safety
