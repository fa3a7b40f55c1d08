// The life of a plugin in a workspace: enabled, disabled, trusted anew, uninstalled, its data
// purged. What each changes is told before.
#pragma once

#include <string>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"

namespace pareto::cli {

int enable_plugins(Context& context, host::Host& host);
int disable_plugins(Context& context, host::Host& host);
int trust_plugins(Context& context, host::Host& host);
int uninstall_plugin(Context& context, host::Host& host);
int purge_plugin(Context& context, host::Host& host);
// One in which Pareto died is used again.
int release_plugin(Context& context, host::Host& host, const std::string& id);

[[nodiscard]] std::vector<Action> life_actions();

}  // namespace pareto::cli
