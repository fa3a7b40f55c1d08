#include "core/cli/registry.hpp"

namespace pareto::cli {

std::vector<Command> all_commands() {
  std::vector<Command> commands;
  return commands;
}

}  // namespace pareto::cli
