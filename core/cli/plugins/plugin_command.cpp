#include <algorithm>
#include <cstdio>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_check.hpp"
#include "core/cli/plugins/plugin_content.hpp"
#include "core/cli/plugins/plugin_demo.hpp"
#include "core/cli/plugins/plugin_grants.hpp"
#include "core/cli/plugins/plugin_install.hpp"
#include "core/cli/plugins/plugin_life.hpp"
#include "core/cli/plugins/plugin_new.hpp"
#include "core/cli/plugins/plugin_pack.hpp"
#include "core/cli/plugins/plugin_settings.hpp"
#include "core/cli/plugins/plugin_verbs.hpp"
#include "core/plugins/accounts.hpp"
#include "core/plugins/pins.hpp"
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
    if (e.extension == PARETO_EXT_IMPORTER)
      add(context.words({"importer", "导入"}));
    else if (e.extension == PARETO_EXT_TIERING)
      add(context.words({"tier rule", "等级规则"}));
    else if (e.extension == PARETO_EXT_REPORT)
      add(context.words({"report", "报告"}));
    else if (e.extension == PARETO_EXT_FORMAT)
      add(context.words({"format", "格式"}));
    else if (e.extension == PARETO_EXT_SUBSCRIBER)
      add(context.words({"events", "事件"}));
    else if (e.extension == PARETO_EXT_COMMAND)
      add(context.words({"command", "命令"}));
    else if (e.extension == PARETO_EXT_SERVICE)
      add(context.words({"service", "服务"}));
    else if (e.extension == PARETO_EXT_FIELDS)
      add(context.words({"fields", "字段"}));
    else if (e.extension == PARETO_EXT_ENTITIES)
      add(context.words({"entities", "实体"}));
    else if (e.extension == PARETO_EXT_VIEWS)
      add(context.words({"views", "视图"}));
    else if (e.extension == PARETO_EXT_ACTION)
      add(context.words({"actions", "动作"}));
  }
  if (!reports::plain_report_folders(reports::plain_reports_of(*plugin.manifest)).empty())
    add(context.words({"report", "报告"}));
  return out;
}

std::string state_of(const Context& context, PluginState state) {
  if (state == PluginState::Enabled) return context.words({"enabled", "启用"});
  if (state == PluginState::Disabled) return context.words({"not enabled", "未启用"});
  return context.words({"skipped", "跳过"});
}

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Plugin", "插件"})},
                   {context.words({"Version", "版本"})},
                   {context.words({"Kind", "种类"})},
                   {context.words({"State", "状态"})},
                   {context.words({"What", "说明"}), Align::Left, 0, true}});
  std::int64_t counts[3] = {0, 0, 0};
  std::string skipped;
  for (const PluginStatus& plugin : host.plugins().plugins()) {
    ++counts[static_cast<int>(plugin.state)];
    const Style style = plugin.state == PluginState::Skipped    ? Style::Bad
                        : plugin.state == PluginState::Disabled ? Style::Dim
                                                                : Style::Plain;
    std::string words = plugin.manifest ? plugin.manifest->label.in(context.language) : "";
    if (plugin.reason) {
      words = plugin.reason->text(context.language);
      skipped = plugin.id;
    }
    table.row({plugin.id, plugin.manifest ? plugin.manifest->version : "", kind_of(context, plugin),
               Cell(state_of(context, plugin.state), style), words});
  }
  print_answer(context.output.out, context.format, table,
               {"plugin", "version", "kind", "state", "what"});
  if (context.format != Format::Table) return kDone;
  std::vector<std::string> parts{
      context.words({"{} enabled, {} not enabled, {} skipped", "{} 个启用，{} 个未启用，{} 个跳过"},
                    {counts[0], counts[1], counts[2]})};
  if (!skipped.empty())
    parts.push_back(
        context.words({"why: pareto plugin info {}", "原因：pareto plugin info {}"}, {skipped}));
  table.print_footer(context.output.out, context.language, parts);
  return kDone;
}

// "cell_bytes=1048576  Longest cell, bytes (1024 to 8388608)": as it is typed after --set, with
// what it is without that.
std::string setting_line(const Context& context, const model::Field& setting,
                         const std::map<std::string, std::string>& kept) {
  std::string line = setting.name;
  const auto own = kept.find(setting.name);
  const std::string& value = own != kept.end() ? own->second : setting.default_value;
  if (!value.empty())
    line += "=" + (setting.secret && own != kept.end() ? std::string("***") : value);
  line += "  " + setting.label.in(context.language);
  std::string choices;
  for (const model::Choice& choice : setting.choices)
    choices += (choices.empty() ? "" : ", ") + choice.code;
  const std::string& help = setting.help.in(context.language);
  const bool bounded = setting.type == model::Type::Int && setting.min_value != INT64_MIN &&
                       setting.max_value != INT64_MAX;
  if (bounded)
    choices = context.words({"{} to {}", "{} 至 {}"}, {setting.min_value, setting.max_value});
  if (!help.empty()) line += context.words({": {}", "：{}"}, {help});
  if (!choices.empty()) line += context.words({" ({})", "（{}）"}, {choices});
  return line;
}

// What it took so far, where anybody has used it.
void add_account(const Context& context, host::Host& host, const std::string& id,
                 std::vector<std::pair<std::string, std::string>>& lines) {
  const plugins::Accounts accounts = plugins::read_accounts(host.workspace().plugin_accounts());
  const auto found = accounts.find(id);
  if (found == accounts.end()) return;
  const plugins::Account& account = found->second;
  const auto seconds = [](std::int64_t micros) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", static_cast<double>(micros) / 1e6);
    return std::string(text);
  };
  lines.emplace_back(
      context.words({"calls", "调用"}),
      context.words({"{} since {}, {} failed", "{} 次（自 {}），失败 {} 次"},
                    {counted(account.calls), context.zone.day(Time{account.since}).iso(),
                     counted(account.failures)}));
  lines.emplace_back(context.words({"time in it", "用时"}),
                     context.words({"{} s, the longest call {} s", "{} 秒，最长一次 {} 秒"},
                                   {seconds(account.micros), seconds(account.longest_micros)}));
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
    if (const auto remedy = plugin.reason->remedy(context.language))
      add({"remedy", "怎么办"}, *remedy);
  }
  if (plugin.manifest) {
    const plugins::Manifest& m = *plugin.manifest;
    add({"what", "说明"}, m.label.in(context.language));
    add({"version", "版本"}, m.version);
    add({"vendor", "作者"}, m.vendor);
    add({"licence", "许可"}, m.license);
    add({"contact", "联系"}, m.contact);
    add({"built with", "编译"}, m.built_with);
    add({"file", "文件"}, m.library.string());
    add({"sha256", "指纹"}, m.sha256);
    for (const plugins::Extension& e : m.extensions) {
      add({"offers", "提供"}, e.extension + "  " + e.id + "  " + e.label.in(context.language));
      for (const model::Field& setting : e.settings) {
        if (!setting.read_only)
          add({"setting", "设置"}, setting_line(context, setting, kept_settings(host, e)));
      }
    }
    for (const std::filesystem::path& folder :
         reports::plain_report_folders(reports::plain_reports_of(m)))
      add({"report of files", "用文件写的报告"}, folder.string());
    for (const plugins::AddedFields& f : m.fields) {
      std::string names;
      for (const model::Field& field : f.fields) names += (names.empty() ? "" : ", ") + field.name;
      add({"fields", "字段"}, f.entity + ": " + names);
    }
    for (const model::Entity& e : m.entities) add({"entity", "实体"}, e.name);
    try {
      add_content(context, host::content_of(m), host::codes_of_roles(host), lines);
    } catch (const Error& error) {
      add({"does not work", "不可用"}, error.text(context.language));
    }
    if (has_demo(m))
      add({"demo data", "演示数据"},
          context.words({"pareto plugin demo {}", "pareto plugin demo {}"}, {id}));
    const bool own = host.plugins().is_pinned(m);
    const plugins::Pins pins = plugins::Pins::read(host.workspace().pins());
    const bool trusted = !own || !pins.refusal(m);
    add({"trusted", "信任"},
        !own      ? context.words({"comes with Pareto", "随 Pareto 提供"})
        : trusted ? context.words({"as it lies in this workspace", "以工作区中的内容为准"})
                  : context.words({"no", "否"}));
    const std::vector<std::string> granted = pins.granted(m);
    for (const std::string& service : m.capabilities) {
      const bool given = std::find(granted.begin(), granted.end(), service) != granted.end();
      add(given ? Text{"gets", "获得"} : Text{"asks for and does not get", "请求未授予"},
          service_words(context, service));
    }
  }
  add_account(context, host, id, lines);
  print_labelled(context.output.out, lines);
  return kDone;
}

int run(Context& context) {
  if (context.arguments.action() == "new") return new_plugin(context);
  if (context.arguments.action() == "check") return check_plugins(context);
  if (context.arguments.action() == "pack") return pack_plugins(context);
  if (context.arguments.action() == "key") return make_key(context);
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "info") return show_info(context, *host, *context.arguments.operand(0));
  if (action == "set") return set_plugin(context, *host);
  if (action == "release") return release_plugin(context, *host, *context.arguments.operand(0));
  using Work = int (*)(Context&, host::Host&);
  constexpr std::pair<std::string_view, Work> kWorks[] = {
      {"enable", &enable_plugins}, {"disable", &disable_plugins},    {"trust", &trust_plugins},
      {"install", &install_pack},  {"uninstall", &uninstall_plugin}, {"purge", &purge_plugin},
      {"grant", &grant_services},  {"revoke", &revoke_services},     {"demo", &demo_plugin}};
  for (const auto& [name, work] : kWorks) {
    if (action == name) return work(context, *host);
  }
  return show_list(context, *host);
}

}  // namespace

Command plugin_command() {
  const Operand id{"NAME", {"the plugin's name", "插件名"}};
  Verb verb{.name = "plugin",
            .group = Group::Workspace,
            .summary = {"plugins: list, install, enable, disable", "插件：列出、安装、启用、停用"},
            .actions = {{.name = "list", .summary = {"all plugins", "全部插件"}},
                        {.name = "info", .summary = {"all about one", "看一个"}, .operands = {id}},
                        install_action(),
                        {.name = "release",
                         .summary = {"try one again in which Pareto died",
                                     "再试一次曾让 Pareto 崩溃的插件"},
                         .operands = {id},
                         .changes = true,
                         .duty = access::Duty::Configure},
                        grant_action(),
                        revoke_action(),
                        set_plugin_action(),
                        demo_action(),
                        new_plugin_action(),
                        check_action(),
                        pack_action(),
                        key_action()}};
  const std::vector<Action> life = life_actions();
  verb.actions.insert(verb.actions.begin() + 3, life.begin(), life.end());
  return {std::move(verb), run};
}

}  // namespace pareto::cli
