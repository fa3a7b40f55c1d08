// Settings of plugins' subscribers and services, which no command runs and so none hands over: kept
// in the workspace (rule_settings.hpp), looked at before they are.
//
// One thread, that of the host.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/host/plugins_watch.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::host {

// Whether the workspace keeps settings for extensions of this kind.
[[nodiscard]] bool keeps_settings(const plugins::Extension& extension);
// What it keeps; nothing for kinds that take theirs from commands.
[[nodiscard]] std::map<std::string, std::string> kept_settings(Host& host,
                                                               const plugins::Extension& extension);
// Whether it may be several times there, each with settings and a place in the journal of its own:
// one that is told of events outside of transactions, since its work cannot be repeated and it asks
// for nothing of the workspace.
[[nodiscard]] bool is_told_outside(const plugins::Manifest& manifest,
                                   const plugins::Extension& extension);
// What setting them leaves to say.
struct SettingsSet {
  std::vector<Message> warnings;           // it is kept, and may not work
  std::vector<RestartedService> restarts;  // services that have them from their next start on
};
// `plugin` may name one of several: "webhook@erp". All of them are looked at before one is kept; an
// empty value is the plugin's own again. `look`: none is kept. Throws Error for what the plugin
// does not have or take.
SettingsSet set_plugin_settings(Host& host, const std::string& plugin,
                                const std::map<std::string, std::string>& given, bool look = false);

}  // namespace pareto::host
