#include <algorithm>

#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugin_check.hpp"
#include "core/cli/plugin_new.hpp"
#include "core/cli/plugin_settings.hpp"
#include "core/cli/plugin_verbs.hpp"
#include "core/plugins/quarantine.hpp"
#include "core/reports/catalogue.hpp"
#include "pareto/abi/views.h"

namespace pareto::cli {
namespace {

using plugins::PluginState;
using plugins::PluginStatus;

std::string kind_of(const Context& context, const PluginStatus& plugin) {
  if (!plugin.manifest) return "";
  std::string out;
  auto add = [&](const std::string& word) {
    if (out.find(word) == std::string::npos) out += (out.empty() ? "" : ", ") + word;
  };
  for (const plugins::Extension& e : plugin.manifest->extensions) {
    if (e.extension == PARETO_EXT_IMPORTER) add(context.words({"importer", "导入"}));
    else if (e.extension == PARETO_EXT_TIERING) add(context.words({"tier rule", "等级规则"}));
    else if (e.extension == PARETO_EXT_REPORT) add(context.words({"report", "报告"}));
    else if (e.extension == PARETO_EXT_FORMAT) add(context.words({"format", "格式"}));
    else if (e.extension == PARETO_EXT_SUBSCRIBER) add(context.words({"events", "事件"}));
    else if (e.extension == PARETO_EXT_COMMAND) add(context.words({"command", "命令"}));
    else if (e.extension == PARETO_EXT_SERVICE) add(context.words({"service", "服务"}));
    else if (e.extension == PARETO_EXT_FIELDS) add(context.words({"fields", "字段"}));
    else if (e.extension == PARETO_EXT_ENTITIES) add(context.words({"entities", "实体"}));
    else if (e.extension == PARETO_EXT_VIEWS) add(context.words({"views", "视图"}));
    else if (e.extension == PARETO_EXT_ACTION) add(context.words({"actions", "动作"}));
  }
  if (!reports::plain_report_folders(reports::plain_reports_of(*plugin.manifest)).empty()) add(context.words({"report", "报告"}));
  return out;
}

std::string state_of(const Context& context, PluginState state) {
  if (state == PluginState::Enabled) return context.words({"enabled", "启用"});
  if (state == PluginState::Disabled) return context.words({"not enabled", "未启用"});
  return context.words({"skipped", "跳过"});
}

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Plugin", "插件"})}, {context.words({"Version", "版本"})}, {context.words({"Kind", "种类"})},
                   {context.words({"State", "状态"})}, {context.words({"What", "说明"}), Align::Left, 0, true}});
  std::int64_t counts[3] = {0, 0, 0};
  std::string skipped;
  for (const PluginStatus& plugin : host.plugins().plugins()) {
    ++counts[static_cast<int>(plugin.state)];
    const Style style = plugin.state == PluginState::Skipped ? Style::Bad : plugin.state == PluginState::Disabled ? Style::Dim : Style::Plain;
    std::string words = plugin.manifest ? plugin.manifest->label.in(context.language) : "";
    if (plugin.reason) {
      words = plugin.reason->text(context.language);
      skipped = plugin.id;
    }
    table.row({plugin.id, plugin.manifest ? plugin.manifest->version : "", kind_of(context, plugin),
               Cell(state_of(context, plugin.state), style), words});
  }
  print_answer(context.output.out, context.format, table, {"plugin", "version", "kind", "state", "what"});
  if (context.format != Format::Table) return kDone;
  std::vector<std::string> parts{context.words({"{} enabled, {} not enabled, {} skipped", "{} 个启用，{} 个未启用，{} 个跳过"},
                                               {counts[0], counts[1], counts[2]})};
  if (!skipped.empty()) parts.push_back(context.words({"why: pareto plugin info {}", "原因：pareto plugin info {}"}, {skipped}));
  table.print_footer(context.output.out, context.language, parts);
  return kDone;
}

// "cell_bytes=1048576  Longest cell, bytes (1024 to 8388608)": as it is typed after --set, with what it is without that.
std::string setting_line(const Context& context, const model::Field& setting, const std::map<std::string, std::string>& kept) {
  std::string line = setting.name;
  const auto own = kept.find(setting.name);
  const std::string& value = own != kept.end() ? own->second : setting.default_value;
  if (!value.empty()) line += "=" + (setting.secret && own != kept.end() ? std::string("***") : value);
  line += "  " + setting.label.in(context.language);
  std::string choices;
  for (const model::Choice& choice : setting.choices) choices += (choices.empty() ? "" : ", ") + choice.code;
  const std::string& help = setting.help.in(context.language);
  const bool bounded = setting.type == model::Type::Int && setting.min_value != INT64_MIN && setting.max_value != INT64_MAX;
  if (bounded) choices = context.words({"{} to {}", "{} 至 {}"}, {setting.min_value, setting.max_value});
  if (!help.empty()) line += context.words({": {}", "：{}"}, {help});
  if (!choices.empty()) line += context.words({" ({})", "（{}）"}, {choices});
  return line;
}

int show_info(Context& context, host::Host& host, const std::string& id) {
  const PluginStatus plugin = host.plugins().plugin(id);
  std::vector<std::pair<std::string, std::string>> lines;
  auto add = [&](const Text& label, const std::string& value) {
    if (!value.empty()) lines.emplace_back(context.words(label), value);
  };
  add({"plugin", "插件"}, plugin.id);
  add({"state", "状态"}, state_of(context, plugin.state));
  if (plugin.reason) {
    add({"because", "原因"}, plugin.reason->text(context.language));
    if (const auto remedy = plugin.reason->remedy(context.language)) add({"remedy", "怎么办"}, *remedy);
  }
  if (plugin.manifest) {
    const plugins::Manifest& m = *plugin.manifest;
    add({"what", "说明"}, m.label.in(context.language));
    add({"version", "版本"}, m.version);
    add({"vendor", "作者"}, m.vendor);
    add({"licence", "许可"}, m.license);
    add({"built with", "编译"}, m.built_with);
    add({"file", "文件"}, m.library.string());
    add({"sha256", "指纹"}, m.sha256);
    for (const plugins::Extension& e : m.extensions) {
      add({"offers", "提供"}, e.extension + "  " + e.id + "  " + e.label.in(context.language));
      for (const model::Field& setting : e.settings) add({"setting", "设置"}, setting_line(context, setting, kept_settings(host, e)));
    }
    for (const std::filesystem::path& folder : reports::plain_report_folders(reports::plain_reports_of(m))) add({"report of files", "用文件写的报告"}, folder.string());
    for (const plugins::AddedFields& f : m.fields) {
      std::string names;
      for (const model::Field& field : f.fields) names += (names.empty() ? "" : ", ") + field.name;
      add({"fields", "字段"}, f.entity + ": " + names);
    }
    for (const model::Entity& e : m.entities) add({"entity", "实体"}, e.name);
    for (const std::string& capability : m.capabilities) add({"asks for", "需要"}, capability);
  }
  print_labelled(context.output.out, lines);
  return kDone;
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

int release(Context& context, host::Host& host, const std::string& id) {
  static_cast<void>(host.plugins().plugin(id));  // says so when there is no such plugin
  if (!plugins::Quarantine(host.workspace().quarantine()).release(id)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not quarantined", "{} 没有被隔离"}, {id}), Message(Text{"see: pareto plugin info {}", "请看：pareto plugin info {}"}, {id}));
  }
  return reopen(context, host, id);
}

bool has(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// All of them or none.
int enable(Context& context, host::Host& host, const std::vector<std::string>& ids) {
  const host::WorkspaceSettings before = host.workspace().settings();
  host::WorkspaceSettings settings = before;
  for (const std::string& id : ids) {
    const PluginStatus plugin = host.plugins().plugin(id);
    const bool released = plugins::Quarantine(host.workspace().quarantine()).release(id);
    if (has(settings.plugins, id)) continue;
    if (!released && plugin.state == PluginState::Skipped && plugin.reason) throw *plugin.reason;
    if (plugin.manifest) require_free_verbs(*plugin.manifest);
    settings.plugins.push_back(id);
  }
  host::Workspace workspace = host.workspace();
  workspace.save(settings);
  // Opened once at once, so that their tables are made and what does not fit is said now.
  auto with = host::Host::open(workspace, host_options(context));
  for (const std::string& id : ids) {
    const PluginStatus now = with->plugins().plugin(id);
    if (now.state != PluginState::Skipped || !now.reason) continue;
    workspace.save(before);
    throw *now.reason;
  }
  for (const std::string& id : ids) {
    const bool used = host.plugins().plugin(id).state == PluginState::Enabled;
    context.output.out.line(used                      ? context.words({"{} is enabled already", "{} 已经启用"}, {id})
                            : has(before.plugins, id) ? context.words({"{} is used again", "已恢复使用 {}"}, {id})
                                                      : context.words({"enabled {}", "已启用 {}"}, {id}));
  }
  say_mended(context, *with);
  return kDone;
}

int disable(Context& context, host::Host& host, const std::vector<std::string>& ids) {
  host::WorkspaceSettings settings = host.workspace().settings();
  for (const std::string& id : ids) {
    if (std::erase(settings.plugins, id) > 0) continue;
    throw Error(ErrorCode::Argument, Message(Text{"{} is not enabled", "{} 没有启用"}, {id}), Message(Text{"see: pareto plugin list", "请看：pareto plugin list"}));
  }
  host.workspace().save(settings);
  const auto without = host::Host::open(host.workspace(), host_options(context));
  for (const std::string& id : ids) {
    context.output.out.line(context.words({"disabled {}; its data stays and returns when it is enabled again", "已停用 {}；它的数据保留，再启用即恢复"}, {id}));
  }
  return kDone;
}

int run(Context& context) {
  if (context.arguments.action() == "new") return new_plugin(context);
  if (context.arguments.action() == "check") return check_plugins(context);
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "info") return show_info(context, *host, *context.arguments.operand(0));
  if (action == "enable") return enable(context, *host, context.arguments.operands());
  if (action == "set") return set_plugin(context, *host);
  if (action == "release") return release(context, *host, *context.arguments.operand(0));
  if (action == "disable") return disable(context, *host, context.arguments.operands());
  return show_list(context, *host);
}

}  // namespace

Command plugin_command() {
  const Operand id{"NAME", {"the plugin's name", "插件名"}}, ids{"NAME", {"the plugins' names", "插件名，可写几个"}, Operand::Count::OneOrMore};
  return {Verb{.name = "plugin",
               .group = Group::Workspace,
               .summary = {"plugins: list, enable, disable", "插件：列出、启用、停用"},
               .actions = {{.name = "list", .summary = {"all plugins", "全部插件"}},
                           {.name = "info", .summary = {"all about one", "看一个"}, .operands = {id}},
                           {.name = "enable", .summary = {"use it in this workspace", "启用"}, .operands = {ids}, .changes = true, .duty = access::Duty::Configure},
                           {.name = "release", .summary = {"try one again in which Pareto died", "再试一次曾让 Pareto 崩溃的插件"}, .operands = {id}, .changes = true, .duty = access::Duty::Configure},
                           {.name = "disable", .summary = {"no longer use it; data stays", "停用，数据保留"}, .operands = {ids}, .changes = true, .duty = access::Duty::Configure},
                           set_plugin_action(),
                           new_plugin_action(),
                           check_action()}},
          run};
}

}  // namespace pareto::cli
