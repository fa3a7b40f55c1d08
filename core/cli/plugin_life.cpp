#include "core/cli/plugin_life.hpp"

#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugin_change.hpp"
#include "core/cli/plugin_demo.hpp"
#include "core/cli/plugin_grants.hpp"
#include "core/cli/plugin_verbs.hpp"
#include "core/host/plugin_exchange.hpp"
#include "core/plugins/dependencies.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/quarantine.hpp"
#include "core/plugins/sha256.hpp"
#include "core/records/transaction.hpp"

namespace pareto::cli {
namespace {

using plugins::PluginState;
using plugins::PluginStatus;

bool has(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

Error not_enabled(const std::string& id) {
  return {ErrorCode::Argument, Message(Text{"{} is not enabled", "{} 没有启用"}, {id}), Message(Text{"see: pareto plugin list", "请看：pareto plugin list"})};
}

void say_look_only(Context& context) { context.output.out.line(context.words({"nothing was changed", "没有改动"})); }

// Names the enabled plugins that cannot do without these, each with the one that it needs; whether there are any.
bool say_needed(Context& context, host::Host& host, const std::vector<std::string>& ids) {
  std::vector<std::string> gone = ids;
  const std::vector<std::string>& enabled = host.workspace().settings().plugins;
  std::vector<std::pair<std::string, std::string>> lines;
  // Those that need one that is left out are left out themselves.
  for (std::size_t before = 0; before != gone.size();) {
    before = gone.size();
    for (const PluginStatus& plugin : host.plugins().plugins()) {
      if (!plugin.manifest || !has(enabled, plugin.id) || has(gone, plugin.id)) continue;
      for (const std::string& text : plugin.manifest->depends) {
        const auto dependency = plugins::parse_dependency(text);
        if (!dependency || !has(gone, dependency->plugin)) continue;
        lines.emplace_back(plugin.id, context.words({"needs {}, and is left out without it", "需要 {}，缺少它就不会被使用"}, {dependency->plugin}));
        gone.push_back(plugin.id);
        break;
      }
    }
  }
  print_labelled(context.output.out, lines);
  if (!lines.empty()) context.output.out.line();
  return !lines.empty();
}

// Enabled already, but skipped when the workspace was opened: looked at once more.
int reopen(Context& context, host::Host& host, const std::string& id) {
  const auto again = host::Host::open(host.workspace(), host_options(context));
  const PluginStatus now = again->plugins().plugin(id);
  if (now.state == PluginState::Skipped && now.reason) throw *now.reason;
  context.output.out.line(context.words({"{} is used again", "已恢复使用 {}"}, {id}));
  say_mended(context, *again);
  return kDone;
}

}  // namespace

int release_plugin(Context& context, host::Host& host, const std::string& id) {
  static_cast<void>(host.plugins().plugin(id));  // says so when there is no such plugin
  if (!plugins::Quarantine(host.workspace().quarantine()).release(id)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not quarantined", "{} 没有被隔离"}, {id}), Message(Text{"see: pareto plugin info {}", "请看：pareto plugin info {}"}, {id}));
  }
  return reopen(context, host, id);
}

// All of them or none. Those of the workspace's own folder are trusted as they lie there from here on, unless they were before.
int enable_plugins(Context& context, host::Host& host) {
  const std::vector<std::string>& ids = context.arguments.operands();
  const host::WorkspaceSettings before = host.workspace().settings();
  const plugins::Pins pins_before = plugins::Pins::read(host.workspace().pins());
  host::WorkspaceSettings settings = before;
  plugins::Pins pins = pins_before;
  const bool look = context.arguments.flag("dry-run");
  bool pinned = false;
  for (const std::string& id : ids) {
    const PluginStatus plugin = host.plugins().plugin(id);
    const bool released = !look && plugins::Quarantine(host.workspace().quarantine()).release(id);
    if (has(settings.plugins, id)) continue;
    if (!released && plugin.state == PluginState::Skipped && plugin.reason) throw *plugin.reason;
    if (plugin.manifest) require_free_verbs(*plugin.manifest);
    if (plugin.manifest && host.plugins().is_pinned(*plugin.manifest) && (pins.find(id) == nullptr || pins.find(id)->version.empty())) {
      pins.trust(*plugin.manifest);
      pinned = true;
    }
    settings.plugins.push_back(id);
  }
  if (look) {
    print_changes(context, try_change(context, host, {.settings = settings, .pins = pins, .needed = ids}));
    say_look_only(context);
    return kDone;
  }
  host::Workspace workspace = host.workspace();
  workspace.save(settings);
  if (pinned) pins.write(workspace.pins());
  const auto put_back = [&] {
    workspace.save(before);
    if (pinned) pins_before.write(workspace.pins());
  };
  std::unique_ptr<host::Host> with;
  try {
    // Opened once at once, so that their tables are made and what does not fit is said now.
    with = host::Host::open(workspace, host_options(context));
  } catch (...) {
    put_back();
    throw;
  }
  for (const std::string& id : ids) {
    const PluginStatus now = with->plugins().plugin(id);
    if (now.state != PluginState::Skipped || !now.reason) continue;
    put_back();
    throw *now.reason;
  }
  for (const std::string& id : ids) {
    const bool used = host.plugins().plugin(id).state == PluginState::Enabled;
    context.output.out.line(used                      ? context.words({"{} is enabled already", "{} 已经启用"}, {id})
                            : has(before.plugins, id) ? context.words({"{} is used again", "已恢复使用 {}"}, {id})
                                                      : context.words({"enabled {}", "已启用 {}"}, {id}));
    const PluginStatus now = with->plugins().plugin(id);
    if (!used && now.manifest && has_demo(*now.manifest)) {
      print_labelled(context.output.out, {{context.words({"try it with its demo data", "用演示数据试试"}), context.words({"pareto plugin demo {}", "pareto plugin demo {}"}, {id})}});
    }
  }
  say_mended(context, *with);
  return kDone;
}

int disable_plugins(Context& context, host::Host& host) {
  const std::vector<std::string>& ids = context.arguments.operands();
  host::WorkspaceSettings settings = host.workspace().settings();
  for (const std::string& id : ids) {
    if (std::erase(settings.plugins, id) == 0) throw not_enabled(id);
  }
  const bool needed = say_needed(context, host, ids);
  const auto changes = try_if_possible(context, host, {.settings = settings, .pins = plugins::Pins::read(host.workspace().pins())});
  const bool look = context.arguments.flag("dry-run");
  // What goes is what the plugin brought, which is no surprise; what the firm has made and needs it is.
  if (changes && look) print_changes(context, *changes);
  if (look) return say_look_only(context), kDone;
  if (needed || (changes && !changes->broken.empty())) {
    if (changes) print_changes(context, {.broken = changes->broken});
    if (!context.questioner.confirm(context.words({"Disable it all the same?", "仍然停用吗？"}), true)) return say_look_only(context), kDone;
  }
  host.workspace().save(settings);
  const auto without = host::Host::open(host.workspace(), host_options(context));
  for (const std::string& id : ids) {
    context.output.out.line(context.words({"disabled {}; its data stays and returns when it is enabled again", "已停用 {}；它的数据保留，再启用即恢复"}, {id}));
  }
  return kDone;
}

int trust_plugins(Context& context, host::Host& host) {
  plugins::Pins pins = plugins::Pins::read(host.workspace().pins());
  std::vector<std::string> fresh;
  for (const std::string& id : context.arguments.operands()) {
    const PluginStatus plugin = host.plugins().plugin(id);
    if (!plugin.manifest) throw *plugin.reason;
    const plugins::Manifest& manifest = *plugin.manifest;
    if (!host.plugins().is_pinned(manifest)) {
      context.output.out.line(context.words({"{} comes with Pareto and is trusted as it is", "{} 随 Pareto 提供，与程序同受信任"}, {id}));
      continue;
    }
    plugins::refuse_writable(manifest.file);
    if (!manifest.library.empty()) {
      plugins::refuse_writable(manifest.library);
      if (plugins::sha256_of_file(manifest.library) != manifest.sha256) {
        throw Error(ErrorCode::Denied, Message(Text{"{} is not the file that its manifest names", "{} 与清单所记录的文件不一致"}, {manifest.library.string()}),
                    Message(Text{"install the plugin again as a whole", "请整体重新安装该插件"}));
      }
      plugins::require_entry(manifest.library);
    }
    const plugins::Pin* known = pins.find(id);
    const plugins::PinChange change = known != nullptr ? plugins::compare(*known, plugins::pin_of(manifest)) : plugins::PinChange{};
    if (known != nullptr && !known->version.empty() && !change.any()) {
      context.output.out.line(context.words({"{} is trusted already", "{} 已受信任"}, {id}));
      continue;
    }
    std::vector<std::pair<std::string, std::string>> lines{{context.words({"plugin", "插件"}), id + " " + manifest.version + "  " + manifest.label.in(context.language)}};
    const auto add = [&](const Text& label, const std::vector<std::string>& names) {
      for (const std::string& name : names) lines.emplace_back(context.words(label), name);
    };
    if (known != nullptr && known->version != manifest.version && !known->version.empty()) lines.emplace_back(context.words({"before", "此前"}), known->version);
    add({"changed", "有改动"}, change.changed);
    if (known != nullptr) add({"new", "新增"}, change.added);
    add({"gone", "缺少"}, change.gone);
    for (const std::string& service : manifest.capabilities) lines.emplace_back(context.words({"asks for", "请求"}), service_words(context, service));
    print_labelled(context.output.out, lines);
    pins.trust(manifest);
    fresh.push_back(id);
  }
  if (fresh.empty()) return kDone;
  if (!agreed(context, context.words({"Trust it as it lies there now?", "信任它现在的内容吗？"}))) return kDone;
  pins.write(host.workspace().pins());
  for (const std::string& id : fresh) context.output.out.line(context.words({"{} is trusted as it lies there now", "已信任 {} 现在的内容"}, {id}));
  const auto again = host::Host::open(host.workspace(), host_options(context));
  for (const std::string& id : fresh) {
    const PluginStatus now = again->plugins().plugin(id);
    if (now.state == PluginState::Skipped && now.reason) throw Error(*now.reason).within(plugins::plugin_context(id));
  }
  say_mended(context, *again);
  return kDone;
}

int uninstall_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  const PluginStatus plugin = host.plugins().plugin(id);
  host::Workspace& workspace = host.workspace();
  if (plugin.manifest && !host.plugins().is_pinned(*plugin.manifest)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} comes with Pareto and is not installed in this workspace", "{} 随 Pareto 提供，不是此工作区安装的"}, {id}),
                Message(Text{"to do without it: pareto plugin disable {}", "不再使用：pareto plugin disable {}"}, {id}));
  }
  if (plugin.manifest) require_own_folder(host, *plugin.manifest);
  if (!std::filesystem::exists(std::filesystem::symlink_status(workspace.own_plugins() / id))) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not installed in this workspace", "{} 没有安装在此工作区"}, {id}), Message(Text{"see: pareto plugin list", "请看：pareto plugin list"}));
  }
  host::WorkspaceSettings settings = workspace.settings();
  const host::WorkspaceSettings before = settings;
  const bool enabled = std::erase(settings.plugins, id) > 0;
  const plugins::Pins pins_before = plugins::Pins::read(workspace.pins());
  plugins::Pins pins = pins_before;
  pins.forget(id);
  say_needed(context, host, {id});
  if (enabled) {
    PlannedChange change{.settings = settings, .pins = pins};
    change.prepare = [&](host::TrialWorkspace& trial) { static_cast<void>(trial.place_of(id)); };
    if (const auto changes = try_if_possible(context, host, change)) print_changes(context, *changes);
  }
  const auto stays = table_lines(context, host, id, tables_of(host, id));
  if (!stays.empty()) {
    context.output.out.line(context.words({"stays in the workspace, and returns when it is installed and enabled again:", "保留在工作区，再安装并启用即恢复："}));
    print_labelled(context.output.out, stays);
  }
  if (context.arguments.flag("dry-run")) return say_look_only(context), kDone;
  if (!agreed(context, context.words({"Uninstall {}?", "卸载 {} 吗？"}, {id}))) return kDone;
  host::PluginExchange exchange(workspace, id);
  workspace.save(settings);
  try {
    exchange.put();
    pins.write(workspace.pins());
  } catch (...) {
    workspace.save(before);
    throw;
  }
  exchange.keep();
  const auto without = host::Host::open(workspace, host_options(context));
  context.output.out.line(context.words({"uninstalled {}", "已卸载 {}"}, {id}));
  if (!stays.empty()) print_labelled(context.output.out, {{context.words({"its data, too", "连数据一起清除"}), context.words({"pareto plugin purge {}", "pareto plugin purge {}"}, {id})}});
  return kDone;
}

int purge_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  if (has(host.workspace().settings().plugins, id)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is enabled", "{} 已启用"}, {id}), Message(Text{"disable it first: pareto plugin disable {}", "请先停用：pareto plugin disable {}"}, {id}));
  }
  const std::vector<store::PluginTable> tables = tables_of(host, id);
  if (tables.empty()) {
    context.output.out.line(context.words({"there is no data of {}", "没有 {} 的数据"}, {id}));
    return kDone;
  }
  say_needed(context, host, {id});
  context.output.out.line(context.words({"goes for good, and nothing but a backup brings it back:", "将永久清除，只有备份能恢复："}));
  print_labelled(context.output.out, table_lines(context, host, id, tables));
  if (context.arguments.flag("dry-run")) return say_look_only(context), kDone;
  if (!agreed(context, context.words({"Purge the data of {}?", "清除 {} 的数据吗？"}, {id}))) return kDone;
  records::Transaction transaction(host.records(), host.session(), {.kind = "purge", .title = id});
  store::drop_plugin_tables(transaction.connection(), tables);
  transaction.record_anyway();
  transaction.commit();
  const auto again = host::Host::open(host.workspace(), host_options(context));
  context.output.out.line(context.words({"purged the data of {}", "已清除 {} 的数据"}, {id}));
  return kDone;
}

std::vector<Action> life_actions() {
  const Operand id{"NAME", {"the plugin's name", "插件名"}}, ids{"NAME", {"the plugins' names", "插件名，可写几个"}, Operand::Count::OneOrMore};
  const Option look{.name = "dry-run", .help = {"only show what it would change", "只显示影响"}};
  return {{.name = "enable", .summary = {"use it in this workspace", "启用"}, .operands = {ids}, .options = {look}, .changes = true, .duty = access::Duty::Configure},
          {.name = "disable", .summary = {"no longer use it; data stays", "停用，数据保留"}, .operands = {ids}, .options = {look}, .changes = true, .duty = access::Duty::Configure},
          {.name = "trust", .summary = {"use it as it lies there now, changed or copied", "信任其现在的内容（改动过或新放入的）"}, .operands = {ids}, .changes = true, .duty = access::Duty::Configure},
          {.name = "uninstall", .summary = {"take it out of this workspace; data stays", "从工作区移除，数据保留"}, .operands = {id}, .options = {look}, .changes = true, .duty = access::Duty::Configure},
          {.name = "purge", .summary = {"remove the data of one that is not enabled, for good", "永久清除未启用插件的数据"}, .operands = {id}, .options = {look}, .changes = true, .duty = access::Duty::Configure}};
}

}  // namespace pareto::cli
