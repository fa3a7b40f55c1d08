// `pareto plugin install`: a pack into the workspace's own plugins, or a newer version of one over
// an older. What is in it, what it asks for and what it would change is told first.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/host.hpp"

namespace pareto::cli {

int install_pack(Context& context, host::Host& host);
[[nodiscard]] Action install_action();

}  // namespace pareto::cli
