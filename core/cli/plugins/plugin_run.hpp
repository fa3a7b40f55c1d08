// Runs a verb that a plugin brings: its arguments, its answer, and the operation of what it writes.
#pragma once

#include <string>

#include "core/cli/command.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::cli {

// "top_n" is --top-n.
[[nodiscard]] std::string option_name(std::string field);

[[nodiscard]] int run_plugin_verb(Context& context, const plugins::Extension& command);

}  // namespace pareto::cli
