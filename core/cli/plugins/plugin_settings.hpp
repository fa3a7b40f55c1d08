// `pareto plugin set`: settings of subscribers and services, which no command runs and so no --set
// reaches.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/plugin_settings.hpp"

namespace pareto::cli {

using host::kept_settings;

[[nodiscard]] Action set_plugin_action();
[[nodiscard]] int set_plugin(Context& context, host::Host& host);

}  // namespace pareto::cli
