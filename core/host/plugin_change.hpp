// A change of plugins before it is done: tried on a copy of the workspace, and what beside it is
// told to whoever is about to do it.
//
// The command line and the methods for programs change plugins by the same steps (plugin_life.hpp,
// plugin_installation.hpp); each only says it in its own way. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/host/host.hpp"
#include "core/host/trial_workspace.hpp"
#include "core/host/tried_change.hpp"
#include "core/store/copy.hpp"
#include "core/store/plugin_tables.hpp"

namespace pareto::host {

struct PlannedChange {
  WorkspaceSettings settings;  // with the plugins that will be enabled
  plugins::Pins pins;
  std::vector<std::string> needed = {};               // plugins that must work afterwards
  std::function<void(TrialWorkspace&)> prepare = {};  // puts their folders there
};
// What comes, what goes, what would not work any more, what is written anew, what begins anew.
// Throws what doing it would throw.
[[nodiscard]] TriedChange try_change(Host& host, const PlannedChange& change,
                                     const store::CopyWatch& watch);

// "field", "tier rule": what an inventory lists, in words, and as programs know it: "field",
// "tier_rule".
[[nodiscard]] const Text& words_of(PartKind kind);
[[nodiscard]] std::string_view name_of(PartKind kind);

// The enabled plugins that cannot do without these, each with the one that it needs; with those
// that need them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> needing(
    Host& host, const std::vector<std::string>& ids);

// What a plugin has in the store: records of its own, or its fields of others'.
struct PluginData {
  std::string entity;
  bool records = false;  // of its own
  std::int64_t rows = 0;
};
[[nodiscard]] std::vector<store::PluginTable> tables_of(Host& host, const std::string& plugin);
[[nodiscard]] std::vector<PluginData> data_of(Host& host, const std::string& plugin,
                                              const std::vector<store::PluginTable>& tables);

// Throws Error where the workspace's plugin lies in a folder that is not called as it is: it was
// copied there by hand.
void require_own_folder(Host& host, const plugins::Manifest& manifest);

// The workspace opened once as it is then, so that tables are made and what does not fit is said
// now. Throws Error where one of `needed` would not be used.
[[nodiscard]] std::unique_ptr<Host> open_with(const Workspace& workspace,
                                              const HostOptions& options,
                                              const std::vector<std::string>& needed);

}  // namespace pareto::host
