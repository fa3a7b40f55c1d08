// `pareto plugin demo`: the data that a plugin brings to be tried with, into this workspace and out
// again.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::cli {

[[nodiscard]] bool has_demo(const plugins::Manifest& manifest);

int demo_plugin(Context& context, host::Host& host);
[[nodiscard]] Action demo_action();

}  // namespace pareto::cli
