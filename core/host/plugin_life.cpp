#include "core/host/plugin_life.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/host/due_roles.hpp"
#include "core/host/plugin_exchange.hpp"
#include "core/host/settings_change.hpp"
#include "core/plugins/file_trust.hpp"
#include "core/plugins/own_verbs.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/quarantine.hpp"
#include "core/plugins/sha256.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::host {
namespace {

using plugins::PluginState;
using plugins::PluginStatus;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool quarantined(Host& host, const std::string& id) {
  return std::ranges::any_of(plugins::Quarantine(host.workspace().quarantine()).all(),
                             [&](const plugins::Quarantined& each) { return each.plugin == id; });
}

}  // namespace

Enabling::Enabling(Host& host, std::vector<std::string> ids)
    : host_(host),
      ids_(std::move(ids)),
      pins_before_(plugins::Pins::read(host.workspace().pins())),
      settings_(host.workspace().settings()),
      pins_(pins_before_) {
  for (const std::string& id : ids_) {
    const PluginStatus plugin = host.plugins().plugin(id);
    if (has(settings_.plugins, id)) continue;
    if (plugin.state == PluginState::Skipped && plugin.reason && !quarantined(host, id))
      throw *plugin.reason;
    if (plugin.manifest) plugins::require_free_verbs(*plugin.manifest);
    if (plugin.manifest && host.plugins().is_pinned(*plugin.manifest) &&
        (pins_.find(id) == nullptr || pins_.find(id)->version.empty())) {
      pins_.trust(*plugin.manifest);
      pinned_ = true;
    }
    settings_.plugins.push_back(id);
  }
}

TriedChange Enabling::preview(const store::CopyWatch& watch) const {
  return try_change(host_, {.settings = settings_, .pins = pins_, .needed = ids_}, watch);
}

std::unique_ptr<Host> Enabling::carry_out(const HostOptions& options) {
  std::vector<DueRoles::Bringing> bringing;
  for (const std::string& id : ids_) {
    const PluginStatus plugin = host_.plugins().plugin(id);
    bringing.push_back({id, plugin.manifest ? content_of(*plugin.manifest).roles
                                            : std::vector<records::RoleFile>()});
  }
  DueRoles due(host_, bringing);
  for (const std::string& id : ids_)
    plugins::Quarantine(host_.workspace().quarantine()).release(id);
  Workspace workspace = host_.workspace();
  SettingsChange change(workspace, settings_);
  try {
    if (pinned_) pins_.write(workspace.pins());
    auto with = Host::open(workspace, options);
    for (const std::string& id : ids_) {
      const PluginStatus now = with->plugins().plugin(id);
      if (now.state == PluginState::Skipped && now.reason) throw *now.reason;
    }
    roles_ = due.put(*with);
    change.keep();
    return with;
  } catch (...) {
    if (pinned_) pins_before_.write(workspace.pins());
    throw;
  }
}

Enabling::Was Enabling::was(const std::string& id) const {
  if (host_.plugins().plugin(id).state == PluginState::Enabled) return Was::Used;
  return has(host_.workspace().settings().plugins, id) ? Was::OutOfUse : Was::Disabled;
}

Disabling::Disabling(Host& host, std::vector<std::string> ids)
    : host_(host), ids_(std::move(ids)), settings_(host.workspace().settings()) {
  for (const std::string& id : ids_) {
    if (std::erase(settings_.plugins, id) > 0) continue;
    throw Error(ErrorCode::Argument, Message(Text{"{} is not enabled", "{} 没有启用"}, {id}),
                Message(Text{"see: pareto plugin list", "请看：pareto plugin list"}));
  }
}

TriedChange Disabling::preview(const store::CopyWatch& watch) const {
  return try_change(
      host_, {.settings = settings_, .pins = plugins::Pins::read(host_.workspace().pins())}, watch);
}

std::unique_ptr<Host> Disabling::carry_out(const HostOptions& options) {
  Workspace workspace = host_.workspace();
  workspace.save(settings_);
  return Host::open(workspace, options);
}

std::unique_ptr<Host> release(Host& host, const std::string& id, const HostOptions& options) {
  static_cast<void>(host.plugins().plugin(id));  // says so when there is no such plugin
  if (!plugins::Quarantine(host.workspace().quarantine()).release(id)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not quarantined", "{} 没有被隔离"}, {id}),
                Message(Text{"see: pareto plugin info {}", "请看：pareto plugin info {}"}, {id}));
  }
  auto again = Host::open(host.workspace(), options);
  const PluginStatus now = again->plugins().plugin(id);
  if (now.state == PluginState::Skipped && now.reason) throw *now.reason;
  return again;
}

Trusting::Trusting(Host& host, const std::vector<std::string>& ids)
    : host_(host), pins_(plugins::Pins::read(host.workspace().pins())) {
  for (const std::string& id : ids) {
    PluginStatus found = host.plugins().plugin(id);
    if (!found.manifest) throw *found.reason;
    Plugin& plugin = plugins_.emplace_back(Plugin{.manifest = *std::move(found.manifest)});
    const plugins::Manifest& manifest = plugin.manifest;
    if (!host.plugins().is_pinned(manifest)) {
      plugin.state = Plugin::State::OfTheProgram;
      continue;
    }
    plugins::refuse_writable(manifest.file);
    if (!manifest.library.empty()) {
      plugins::refuse_writable(manifest.library);
      if (plugins::sha256_of_file(manifest.library) != manifest.sha256) {
        throw Error(ErrorCode::Denied,
                    Message(Text{"{} is not the file that its manifest names",
                                 "{} 与清单所记录的文件不一致"},
                            {manifest.library.string()}),
                    Message(Text{"install the plugin again as a whole", "请整体重新安装该插件"}));
      }
      plugins::require_entry(manifest.library);
    }
    const plugins::Pin* known = pins_.find(id);
    if (known != nullptr) {
      plugin.change = plugins::compare(*known, plugins::pin_of(manifest));
      if (!known->version.empty() && !plugin.change.any()) plugin.state = Plugin::State::Trusted;
      if (known->version != manifest.version) plugin.version_before = known->version;
    }
    if (plugin.state == Plugin::State::Fresh) pins_.trust(manifest);
  }
}

bool Trusting::nothing() const {
  return std::ranges::none_of(
      plugins_, [](const Plugin& plugin) { return plugin.state == Plugin::State::Fresh; });
}

std::unique_ptr<Host> Trusting::carry_out(const HostOptions& options) {
  pins_.write(host_.workspace().pins());
  std::vector<std::string> fresh;
  for (const Plugin& plugin : plugins_) {
    if (plugin.state == Plugin::State::Fresh) fresh.push_back(plugin.manifest.id);
  }
  return open_with(host_.workspace(), options, fresh);
}

Uninstalling::Uninstalling(Host& host, std::string id)
    : host_(host),
      id_(std::move(id)),
      settings_(host.workspace().settings()),
      pins_before_(plugins::Pins::read(host.workspace().pins())),
      pins_(pins_before_) {
  const PluginStatus plugin = host.plugins().plugin(id_);
  if (plugin.manifest && !host.plugins().is_pinned(*plugin.manifest)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} comes with Pareto and is not installed in this workspace",
                             "{} 随 Pareto 提供，不是此工作区安装的"},
                        {id_}),
                Message(Text{"to do without it: pareto plugin disable {}",
                             "不再使用：pareto plugin disable {}"},
                        {id_}));
  }
  if (plugin.manifest) require_own_folder(host, *plugin.manifest);
  if (!std::filesystem::exists(
          std::filesystem::symlink_status(host.workspace().own_plugins() / id_))) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"{} is not installed in this workspace", "{} 没有安装在此工作区"}, {id_}),
        Message(Text{"see: pareto plugin list", "请看：pareto plugin list"}));
  }
  enabled_ = std::erase(settings_.plugins, id_) > 0;
  pins_.forget(id_);
}

TriedChange Uninstalling::preview(const store::CopyWatch& watch) const {
  return try_change(
      host_,
      {.settings = settings_,
       .pins = pins_,
       .prepare = [this](TrialWorkspace& trial) { static_cast<void>(trial.place_of(id_)); }},
      watch);
}

std::unique_ptr<Host> Uninstalling::carry_out(const HostOptions& options) {
  Workspace workspace = host_.workspace();
  PluginExchange exchange(workspace, id_);
  SettingsChange change(workspace, settings_);
  exchange.put();
  pins_.write(workspace.pins());
  change.keep();
  exchange.keep();
  return Host::open(workspace, options);
}

namespace {

std::vector<store::PluginTable> tables_to_purge(Host& host, const std::string& id) {
  if (!has(host.workspace().settings().plugins, id)) return tables_of(host, id);
  throw Error(ErrorCode::Argument, Message(Text{"{} is enabled", "{} 已启用"}, {id}),
              Message(Text{"disable it first: pareto plugin disable {}",
                           "请先停用：pareto plugin disable {}"},
                      {id}));
}

}  // namespace

Purging::Purging(Host& host, std::string id)
    : host_(host), id_(std::move(id)), tables_(tables_to_purge(host, id_)) {}

std::unique_ptr<Host> Purging::carry_out(const HostOptions& options) {
  {
    records::Transaction transaction(host_.records(), host_.session(),
                                     {.kind = "purge", .title = id_});
    store::drop_plugin_tables(transaction.connection(), tables_);
    transaction.record_anyway();
    transaction.commit();
  }
  return Host::open(host_.workspace(), options);
}

}  // namespace pareto::host
