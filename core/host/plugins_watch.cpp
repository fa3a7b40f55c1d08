#include "core/host/plugins_watch.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/host/host.hpp"
#include "core/host/plugin_grants.hpp"
#include "pareto/abi/service.h"

namespace pareto::host {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Whether the file was written since it was looked at; one that is not there was not.
bool written_since(const std::filesystem::path& file, std::filesystem::file_time_type& looked_at) {
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(file, failed);
  if (failed || written == looked_at) return false;
  looked_at = written;
  return true;
}

bool offers_services(const plugins::PluginStatus& plugin) {
  return plugin.manifest &&
         std::ranges::any_of(plugin.manifest->extensions, [](const plugins::Extension& extension) {
           return extension.extension == PARETO_EXT_SERVICE;
         });
}

// The plugins that services run by: those that offer them and whatever these need.
std::vector<plugins::PluginStatus> behind_services(const plugins::PluginRegistry& registry) {
  std::vector<plugins::PluginStatus> enabled = registry.plugins(plugins::PluginState::Enabled), out;
  for (bool more = true; more;) {
    more = false;
    for (plugins::PluginStatus& plugin : enabled) {
      const bool needed =
          plugin.manifest && std::ranges::any_of(out, [&](const plugins::PluginStatus& other) {
            return std::ranges::any_of(other.manifest->depends, [&](const std::string& needs) {
              return needs.substr(0, needs.find(' ')) == plugin.id;
            });
          });
      if (!needed && !offers_services(plugin)) continue;
      out.push_back(std::exchange(plugin, {}));
      more = true;
    }
  }
  std::ranges::sort(out, {}, &plugins::PluginStatus::id);
  return out;
}

std::string as_they_lie_there(const std::vector<plugins::PluginStatus>& found,
                              const plugins::Pins& pins) {
  std::string out;
  for (const plugins::PluginStatus& plugin : found) {
    out += plugin.id + ' ' + plugin.manifest->version + ' ' + plugin.manifest->sha256;
    for (const std::string& service : pins.granted(*plugin.manifest)) out += ' ' + service;
    out += '\n';
  }
  return out;
}

bool works_on_the_host(const plugins::PluginStatus& plugin) {
  return std::ranges::any_of(plugin.manifest->capabilities, [](const std::string& service) {
    return reach_of(service) == ServiceReach::Store;
  });
}

}  // namespace

PluginsChange change_between(const plugins::PluginRegistry& before,
                             const plugins::PluginRegistry& after, const plugins::Pins& pins_before,
                             const plugins::Pins& pins_after) {
  const std::vector<plugins::PluginStatus> now = behind_services(after);
  const bool same =
      as_they_lie_there(behind_services(before), pins_before) == as_they_lie_there(now, pins_after);
  return same && std::ranges::none_of(now, works_on_the_host) ? PluginsChange::Others
                                                              : PluginsChange::Services;
}

std::vector<RestartedService> restarted_between(const plugins::PluginRegistry& before,
                                                const plugins::PluginRegistry& after,
                                                const plugins::Pins& pins_before,
                                                const plugins::Pins& pins_after) {
  if (change_between(before, after, pins_before, pins_after) != PluginsChange::Services) return {};
  std::map<std::string, RestartedService> all;
  for (const plugins::PluginRegistry* registry : {&after, &before}) {
    for (const plugins::Offer& offer : registry->extensions(PARETO_EXT_SERVICE))
      all.emplace(offer.extension.id,
                  RestartedService{offer.extension.id, offer.plugin, offer.extension.label});
  }
  std::vector<RestartedService> out;
  for (auto& [id, service] : all) out.push_back(std::move(service));
  return out;
}

PluginsWatch::PluginsWatch(const Workspace& workspace, const plugins::PluginRegistry& plugins)
    : workspace_(workspace),
      plugins_(plugins),
      pins_(plugins::Pins::read(workspace.pins())),
      seen_pins_(text_of(workspace.pins())),
      seen_plugins_(workspace.settings().plugins) {}

PluginsChange PluginsWatch::changed() {
  if (!written()) return PluginsChange::None;
  try {
    // Read before anybody opens a host by it: what is written after that is another change.
    std::string pins = text_of(workspace_.pins());
    const Workspace now = Workspace::open(workspace_.folder());
    if (pins == seen_pins_ && now.settings().plugins == seen_plugins_) return PluginsChange::None;
    const PluginsChange change =
        change_between(plugins_, plugins_of(now), pins_, plugins::Pins::read(now.pins()));
    seen_pins_ = std::move(pins);
    seen_plugins_ = now.settings().plugins;
    return change;
  } catch (const Error&) {
    pins_looked_at_ = settings_looked_at_ = {};
    return PluginsChange::None;
  }
}

bool PluginsWatch::written() {
  const bool pins = written_since(workspace_.pins(), pins_looked_at_),
             settings = written_since(workspace_.folder() / "pareto.toml", settings_looked_at_);
  return pins || settings;
}

}  // namespace pareto::host
