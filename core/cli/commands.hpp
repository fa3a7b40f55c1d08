// The commands of the program, one file each, and what some of them share.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/cli/command.hpp"

namespace pareto::host {
class Host;
}

namespace pareto::cli {

[[nodiscard]] Command try_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command tier_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command add_command();
[[nodiscard]] Command set_command();
[[nodiscard]] Command remove_command();
[[nodiscard]] Command twins_command();
[[nodiscard]] Command merge_command();
[[nodiscard]] Command api_command();
[[nodiscard]] Command pivot_command();
[[nodiscard]] Command view_command();
[[nodiscard]] Command action_command();
[[nodiscard]] Command query_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command init_command();
[[nodiscard]] Command plugin_command();
[[nodiscard]] Command field_command();
[[nodiscard]] Command recipe_command();
[[nodiscard]] Command template_command();
[[nodiscard]] Command rate_command();
[[nodiscard]] Command unit_command();
[[nodiscard]] Command journal_command();
[[nodiscard]] Command events_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command restore_command();
[[nodiscard]] Command doctor_command();
[[nodiscard]] Command user_command();
[[nodiscard]] Command role_command();
[[nodiscard]] Command team_command();
[[nodiscard]] Command schedule_command();
[[nodiscard]] Command serve_command();
[[nodiscard]] Command completion_command();

// A new workspace with the standard plugins; options as in workspace_options().
[[nodiscard]] std::unique_ptr<host::Host> make_workspace(Context& context,
                                                         const std::filesystem::path& folder);
[[nodiscard]] const std::vector<Option>& workspace_options();

// What an undo would do and, after a question, does. Used by `import undo` and `journal undo`.
int undo_operation(Context& context, host::Host& host, const std::string& number);

}  // namespace pareto::cli
