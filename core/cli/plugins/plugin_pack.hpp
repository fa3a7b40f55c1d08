// `pareto plugin pack`: plugins and all that they bring as one file. Needs no workspace.
#pragma once

#include "core/cli/command.hpp"

namespace pareto::cli {

int pack_plugins(Context& context);
[[nodiscard]] Action pack_action();

// `pareto plugin key`: what a maker signs packs with.
int make_key(Context& context);
[[nodiscard]] Action key_action();

}  // namespace pareto::cli
