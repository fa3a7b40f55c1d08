// `pareto plugin set`: settings of subscribers and services, which no command runs and so no --set reaches.
#pragma once

#include <map>
#include <string>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::cli {

// What the workspace keeps for an extension; nothing for kinds that take theirs from commands.
[[nodiscard]] std::map<std::string, std::string> kept_settings(host::Host& host, const plugins::Extension& extension);

[[nodiscard]] Action set_plugin_action();
[[nodiscard]] int set_plugin(Context& context, host::Host& host);

}  // namespace pareto::cli
