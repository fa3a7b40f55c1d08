#include "core/cli/registry.hpp"

#include "core/cli/commands.hpp"

namespace pareto::cli {

std::vector<Command> all_commands() {
  return {try_command(),      import_command(), tier_command(),      report_command(),
          schedule_command(), list_command(),   show_command(),      add_command(),
          set_command(),      remove_command(), twins_command(),     merge_command(),
          pivot_command(),    view_command(),   action_command(),    query_command(),
          schema_command(),   api_command(),    init_command(),      plugin_command(),
          field_command(),    recipe_command(), template_command(),  rate_command(),
          unit_command(),     user_command(),   role_command(),      team_command(),
          journal_command(),  events_command(), backup_command(),    restore_command(),
          doctor_command(),   serve_command(),  completion_command()};
}

}  // namespace pareto::cli
