#include "core/host/plugin_change.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/plugins/dependencies.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/store/ddl.hpp"

namespace pareto::host {
namespace {

struct KindWords {
  PartKind kind;
  std::string_view name;
  Text words;
};
constexpr KindWords kKinds[] = {
    {PartKind::Entity, "entity", {"entity", "实体"}},
    {PartKind::Field, "field", {"field", "字段"}},
    {PartKind::TierRule, "tier_rule", {"tier rule", "等级规则"}},
    {PartKind::Report, "report", {"report", "报告"}},
    {PartKind::Format, "format", {"format", "格式"}},
    {PartKind::Importer, "importer", {"importer", "导入"}},
    {PartKind::Subscriber, "subscriber", {"events", "事件"}},
    {PartKind::Service, "service", {"service", "服务"}},
    {PartKind::Command, "command", {"command", "命令"}},
    {PartKind::View, "view", {"view", "视图"}},
    {PartKind::Action, "action", {"action", "动作"}},
    {PartKind::Recipe, "recipe", {"recipe", "导入方案"}},
    {PartKind::RuleSettings, "rule_settings", {"settings of a rule", "规则设置"}},
    {PartKind::Role, "role", {"role", "角色"}}};

const KindWords& of(PartKind kind) { return *std::ranges::find(kKinds, kind, &KindWords::kind); }

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

const Text& words_of(PartKind kind) { return of(kind).words; }
std::string_view name_of(PartKind kind) { return of(kind).name; }

TriedChange try_change(Host& host, const PlannedChange& change, const store::CopyWatch& watch) {
  TrialWorkspace trial(host, watch);
  if (change.prepare) change.prepare(trial);
  const auto tried = trial.open(change.settings, change.pins, change.needed);
  return {compare(inventory_of(host), inventory_of(*tried)), converted_between(host, *tried),
          restarted_between(host.plugins(), tried->plugins(),
                            plugins::Pins::read(host.workspace().pins()), change.pins)};
}

std::vector<std::pair<std::string, std::string>> needing(Host& host,
                                                         const std::vector<std::string>& ids) {
  std::vector<std::string> gone = ids;
  const std::vector<std::string>& enabled = host.workspace().settings().plugins;
  std::vector<std::pair<std::string, std::string>> out;
  // Those that need one that is left out are left out themselves.
  for (std::size_t before = 0; before != gone.size();) {
    before = gone.size();
    for (const plugins::PluginStatus& plugin : host.plugins().plugins()) {
      if (!plugin.manifest || !has(enabled, plugin.id) || has(gone, plugin.id)) continue;
      for (const std::string& text : plugin.manifest->depends) {
        const auto dependency = plugins::parse_dependency(text);
        if (!dependency || !has(gone, dependency->plugin)) continue;
        out.emplace_back(plugin.id, dependency->plugin);
        gone.push_back(plugin.id);
        break;
      }
    }
  }
  return out;
}

std::vector<store::PluginTable> tables_of(Host& host, const std::string& plugin) {
  std::vector<std::string> others;
  for (const plugins::PluginStatus& other : host.plugins().plugins()) {
    if (other.id != plugin) others.push_back(other.id);
  }
  return store::plugin_tables(host.connection(), plugin, others);
}

std::vector<PluginData> data_of(Host& host, const std::string& plugin,
                                const std::vector<store::PluginTable>& tables) {
  std::vector<PluginData> out;
  for (const store::PluginTable& table : tables) {
    if (table.table.ends_with("__search")) continue;
    std::string name = table.table.substr(store::kReserved.size());
    for (const model::Entity& entity : host.schema().entities()) {
      if (table.table == store::plugin_table(entity, plugin) ||
          table.table == store::base_table(entity))
        name = entity.name;
    }
    out.push_back({std::move(name), table.entity, table.rows});
  }
  return out;
}

void require_own_folder(Host& host, const plugins::Manifest& manifest) {
  if (manifest.file.parent_path() == host.workspace().own_plugins() / manifest.id) return;
  throw Error(ErrorCode::Argument,
              Message(Text{"{} lies in the folder {}, which is not called as it is",
                           "{} 放在文件夹 {} 中，与插件名不同"},
                      {manifest.id, manifest.file.parent_path().string()}),
              Message(Text{"rename the folder", "请重命名该文件夹"}));
}

std::unique_ptr<Host> open_with(const Workspace& workspace, const HostOptions& options,
                                const std::vector<std::string>& needed) {
  auto with = Host::open(workspace, options);
  for (const std::string& id : needed) {
    const plugins::PluginStatus now = with->plugins().plugin(id);
    if (now.state == plugins::PluginState::Skipped && now.reason)
      throw Error(*now.reason).within(plugins::plugin_context(id));
  }
  return with;
}

}  // namespace pareto::host
