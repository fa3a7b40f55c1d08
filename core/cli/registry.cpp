#include "core/cli/registry.hpp"

#include "core/cli/commands.hpp"

namespace pareto::cli {

std::vector<Command> all_commands() {
  return {try_command(), import_command(), tier_command(),   report_command(), list_command(),   show_command(),    add_command(),
          set_command(), remove_command(), query_command(),  init_command(),   plugin_command(), journal_command(), events_command()};
}

}  // namespace pareto::cli
