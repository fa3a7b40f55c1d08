// What can be told of plugins while a command is still only words: for help, before a workspace is
// opened in earnest.
//
// No library is opened; manifests and report.toml are read. One thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/cli/words/verb.hpp"
#include "core/host/workspace.hpp"
#include "core/model/field.hpp"
#include "core/plugins/plugin_registry.hpp"

namespace pareto::cli {

// Calls it for the workspace that the words (--workspace) or the current folder name; not at all
// where there is none, where it cannot be read (whoever opens it in earnest says why), or under
// --safe.
void with_plugins(
    const std::vector<std::string>& words,
    const std::function<void(const host::Workspace&, const plugins::PluginRegistry&)>& look);

// "period: quarter, month (month)": what a setting is, what it may be, and what it is when nothing
// is given.
[[nodiscard]] model::Label meaning_of(const model::Field& setting);

// A report or rule that the words name, and what --set takes for it.
struct NamedSettings {
  std::string id;
  std::vector<model::Field> settings;
};
[[nodiscard]] std::optional<NamedSettings> named_settings(const std::vector<std::string>& words,
                                                          const Verb& verb);

}  // namespace pareto::cli
