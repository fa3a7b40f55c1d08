// `pareto plugin new`: a project of a stranger's own plugin, from the templates of the SDK.
#pragma once

#include "core/cli/command.hpp"

namespace pareto::cli {

// The action as `pareto plugin` offers it.
[[nodiscard]] Action new_plugin_action();
[[nodiscard]] int new_plugin(Context& context);

}  // namespace pareto::cli
