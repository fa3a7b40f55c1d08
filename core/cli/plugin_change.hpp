// What a change of plugins would do to a workspace, tried on a copy of it and told before it is done.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/host/inventory.hpp"
#include "core/host/trial_workspace.hpp"
#include "core/store/plugin_tables.hpp"

namespace pareto::cli {

struct PlannedChange {
  host::WorkspaceSettings settings;                              // with the plugins that will be enabled
  plugins::Pins pins;
  std::vector<std::string> needed;                               // plugins that must work afterwards
  std::function<void(host::TrialWorkspace&)> prepare = {};       // puts their folders there
};

// Throws what doing it would throw.
[[nodiscard]] host::PartChanges try_change(Context& context, host::Host& host, const PlannedChange& change);
// The same for what must not fail because of it, such as disabling a broken plugin: says why it cannot be tried, and answers nothing.
[[nodiscard]] std::optional<host::PartChanges> try_if_possible(Context& context, host::Host& host, const PlannedChange& change);

void print_changes(Context& context, const host::PartChanges& changes);

// "fields of Customer: 130 records"
[[nodiscard]] std::vector<std::pair<std::string, std::string>> table_lines(const Context& context, host::Host& host, const std::string& plugin,
                                                                            const std::vector<store::PluginTable>& tables);
[[nodiscard]] std::vector<store::PluginTable> tables_of(host::Host& host, const std::string& plugin);

// Throws Error where the workspace's plugin lies in a folder that is not called as it is: it was copied there by hand.
void require_own_folder(host::Host& host, const plugins::Manifest& manifest);

// Asks what does not happen by itself: no, unless somebody says yes or said --yes. Says how, where nobody does.
[[nodiscard]] bool agreed(Context& context, const std::string& question);

}  // namespace pareto::cli
