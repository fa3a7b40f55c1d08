// All commands of the program, in the order in which help lists them.
//
// One thread, once.
#pragma once

#include <vector>

#include "core/cli/command.hpp"

namespace pareto::cli {

[[nodiscard]] std::vector<Command> all_commands();

}  // namespace pareto::cli
