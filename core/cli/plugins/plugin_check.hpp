// `pareto plugin check`: holds a plugin to what the interface asks of it. Works without a
// workspace.
#pragma once

#include "core/cli/command.hpp"

namespace pareto::cli {

[[nodiscard]] int check_plugins(Context& context);
[[nodiscard]] Action check_action();

}  // namespace pareto::cli
