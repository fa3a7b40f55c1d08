// Whether plugins were enabled, disabled, exchanged, trusted or granted something since a workspace
// was opened: what a program that runs for long has to know, since it goes on with those that it
// loaded.
//
//     PluginsWatch watch(host.workspace(), host.plugins());
//     while (watch.changed() == PluginsChange::None) …                  // costs a look at the times of two files, mostly
//
// Services are compared with those of the registry, whatever came since; other changes are told
// once each, so whoever opens another host for them asks the same watch again. One thread;
// workspace and registry must outlive it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/host/workspace.hpp"
#include "core/plugins/plugin_registry.hpp"

namespace pareto::host {

enum class PluginsChange {
  None,
  Others,   // services go on, with another host behind them
  Services  // they begin anew
};

// What the change from one to the other means to services that run. They go on where those that
// offer them, and what these need, are the same libraries and granted the same; and where no
// service works on the host itself: one that reaches more than methods and sessions holds on to the
// form that the store had.
[[nodiscard]] PluginsChange change_between(const plugins::PluginRegistry& before,
                                           const plugins::PluginRegistry& after,
                                           const plugins::Pins& pins_before,
                                           const plugins::Pins& pins_after);

// The services that begin anew, or end, or come, with the change from one to the other; none where
// they go on. By id.
struct RestartedService {
  std::string service, plugin;
  model::Label label;
};
[[nodiscard]] std::vector<RestartedService> restarted_between(const plugins::PluginRegistry& before,
                                                              const plugins::PluginRegistry& after,
                                                              const plugins::Pins& pins_before,
                                                              const plugins::Pins& pins_after);

class PluginsWatch {
 public:
  PluginsWatch(const Workspace& workspace, const plugins::PluginRegistry& plugins);

  // Settings that cannot be read just now, since somebody edits them, say nothing yet.
  [[nodiscard]] PluginsChange changed();

 private:
  [[nodiscard]] bool written();

  const Workspace& workspace_;
  const plugins::PluginRegistry& plugins_;
  plugins::Pins pins_;  // as they were when it began
  std::string seen_pins_;
  std::vector<std::string> seen_plugins_;
  std::filesystem::file_time_type settings_looked_at_{}, pins_looked_at_{};
};

}  // namespace pareto::host
