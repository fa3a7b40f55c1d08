#include "core/cli/plugins/plugin_life.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_change.hpp"
#include "core/cli/plugins/plugin_content.hpp"
#include "core/cli/plugins/plugin_demo.hpp"
#include "core/cli/plugins/plugin_grants.hpp"
#include "core/host/plugin_life.hpp"

namespace pareto::cli {

int release_plugin(Context& context, host::Host& host, const std::string& id) {
  const auto again = host::release(host, id, host_options(context));
  context.output.out.line(context.words({"{} is used again", "已恢复使用 {}"}, {id}));
  say_mended(context, *again);
  return kDone;
}

int enable_plugins(Context& context, host::Host& host) {
  const std::vector<std::string>& ids = context.arguments.operands();
  host::Enabling enabling(host, ids);
  using Was = host::Enabling::Was;
  const bool look = context.arguments.flag("dry-run"),
             fresh = std::ranges::any_of(
                 ids, [&](const std::string&id) { return enabling.was(id) == Was::Disabled; });
  // Who can be asked sees what it changes first; a script has said what it wants.
  const bool asks = fresh && !context.arguments.flag("yes") && read_from_person(context.output.err);
  if (look || asks)
    print_tried(context, previewed(context, [&](const store::CopyWatch& watch) {
                  return enabling.preview(watch);
                }));
  if (look) return say_look_only(context), kDone;
  if (asks && !context.questioner.confirm(context.words({"Enable it?", "启用吗？"}), true))
    return say_look_only(context), kDone;
  const auto with = enabling.carry_out(host_options(context));
  for (const std::string& id : ids) {
    const Was was = enabling.was(id);
    context.output.out.line(
        was == Was::Used       ? context.words({"{} is enabled already", "{} 已经启用"}, {id})
        : was == Was::OutOfUse ? context.words({"{} is used again", "已恢复使用 {}"}, {id})
                               : context.words({"enabled {}", "已启用 {}"}, {id}));
    const plugins::PluginStatus now = with->plugins().plugin(id);
    if (was != Was::Used && now.manifest && has_demo(*now.manifest)) {
      print_labelled(context.output.out,
                     {{context.words({"try it with its demo data", "用演示数据试试"}),
                       context.words({"pareto plugin demo {}", "pareto plugin demo {}"}, {id})}});
    }
  }
  say_roles(context, enabling.roles());
  say_mended(context, *with);
  return kDone;
}

int disable_plugins(Context& context, host::Host& host) {
  const std::vector<std::string>& ids = context.arguments.operands();
  host::Disabling disabling(host, ids);
  const bool needed = print_needed(context, disabling.needed_by());
  const auto changes = previewed_if_possible(
      context, [&](const store::CopyWatch& watch) { return disabling.preview(watch); });
  const bool look = context.arguments.flag("dry-run");
  // What goes is what the plugin brought, which is no surprise; what the firm has made and needs it
  // is.
  if (changes && look) print_tried(context, *changes);
  if (look) return say_look_only(context), kDone;
  if (needed || (changes && !changes->parts.broken.empty())) {
    if (changes) print_changes(context, {.broken = changes->parts.broken});
    if (!context.questioner.confirm(context.words({"Disable it all the same?", "仍然停用吗？"}),
                                    true))
      return say_look_only(context), kDone;
  }
  static_cast<void>(disabling.carry_out(host_options(context)));
  for (const std::string& id : ids) {
    context.output.out.line(
        context.words({"disabled {}; its data stays and returns when it is enabled again",
                       "已停用 {}；它的数据保留，再启用即恢复"},
                      {id}));
  }
  return kDone;
}

namespace {

void print_trusting(Context& context, const host::Trusting::Plugin& plugin) {
  const plugins::Manifest& manifest = plugin.manifest;
  std::vector<std::pair<std::string, std::string>> lines{
      {context.words({"plugin", "插件"}),
       manifest.id + " " + manifest.version + "  " + manifest.label.in(context.language)}};
  const auto add = [&](const Text& label, const std::vector<std::string>& names) {
    for (const std::string& name : names) lines.emplace_back(context.words(label), name);
  };
  if (!plugin.version_before.empty())
    lines.emplace_back(context.words({"before", "此前"}), plugin.version_before);
  add({"changed", "有改动"}, plugin.change.changed);
  add({"new", "新增"}, plugin.change.added);
  add({"gone", "缺少"}, plugin.change.gone);
  for (const std::string& service : manifest.capabilities)
    lines.emplace_back(context.words({"asks for", "请求"}), service_words(context, service));
  print_labelled(context.output.out, lines);
}

}  // namespace

int trust_plugins(Context& context, host::Host& host) {
  host::Trusting trusting(host, context.arguments.operands());
  using State = host::Trusting::Plugin::State;
  for (const host::Trusting::Plugin& plugin : trusting.plugins()) {
    const std::string& id = plugin.manifest.id;
    if (plugin.state == State::OfTheProgram)
      context.output.out.line(context.words(
          {"{} comes with Pareto and is trusted as it is", "{} 随 Pareto 提供，与程序同受信任"},
          {id}));
    else if (plugin.state == State::Trusted)
      context.output.out.line(context.words({"{} is trusted already", "{} 已受信任"}, {id}));
    else
      print_trusting(context, plugin);
  }
  if (trusting.nothing()) return kDone;
  if (!agreed(context, context.words({"Trust it as it lies there now?", "信任它现在的内容吗？"})))
    return kDone;
  const auto again = trusting.carry_out(host_options(context));
  for (const host::Trusting::Plugin& plugin : trusting.plugins()) {
    if (plugin.state == State::Fresh)
      context.output.out.line(context.words(
          {"{} is trusted as it lies there now", "已信任 {} 现在的内容"}, {plugin.manifest.id}));
  }
  say_mended(context, *again);
  return kDone;
}

int uninstall_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  host::Uninstalling uninstalling(host, id);
  print_needed(context, uninstalling.needed_by());
  if (uninstalling.enabled()) {
    if (const auto changes = previewed_if_possible(
            context, [&](const store::CopyWatch& watch) { return uninstalling.preview(watch); }))
      print_tried(context, *changes);
  }
  const auto stays = data_lines(context, uninstalling.stays());
  if (!stays.empty()) {
    context.output.out.line(context.words(
        {"stays in the workspace, and returns when it is installed and enabled again:",
         "保留在工作区，再安装并启用即恢复："}));
    print_labelled(context.output.out, stays);
  }
  if (context.arguments.flag("dry-run")) return say_look_only(context), kDone;
  if (!agreed(context, context.words({"Uninstall {}?", "卸载 {} 吗？"}, {id}))) return kDone;
  static_cast<void>(uninstalling.carry_out(host_options(context)));
  context.output.out.line(context.words({"uninstalled {}", "已卸载 {}"}, {id}));
  if (!stays.empty())
    print_labelled(context.output.out,
                   {{context.words({"its data, too", "连数据一起清除"}),
                     context.words({"pareto plugin purge {}", "pareto plugin purge {}"}, {id})}});
  return kDone;
}

int purge_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  host::Purging purging(host, id);
  const std::vector<host::PluginData> data = purging.data();
  if (data.empty()) {
    context.output.out.line(context.words({"there is no data of {}", "没有 {} 的数据"}, {id}));
    return kDone;
  }
  print_needed(context, purging.needed_by());
  context.output.out.line(context.words(
      {"goes for good, and nothing but a backup brings it back:", "将永久清除，只有备份能恢复："}));
  print_labelled(context.output.out, data_lines(context, data));
  if (context.arguments.flag("dry-run")) return say_look_only(context), kDone;
  if (!agreed(context, context.words({"Purge the data of {}?", "清除 {} 的数据吗？"}, {id})))
    return kDone;
  static_cast<void>(purging.carry_out(host_options(context)));
  context.output.out.line(context.words({"purged the data of {}", "已清除 {} 的数据"}, {id}));
  return kDone;
}

std::vector<Action> life_actions() {
  const Operand id{"NAME", {"the plugin's name", "插件名"}},
      ids{"NAME", {"the plugins' names", "插件名，可写几个"}, Operand::Count::OneOrMore};
  const Option look{.name = "dry-run", .help = {"only show what it would change", "只显示影响"}};
  return {{.name = "enable",
           .summary = {"use it in this workspace", "启用"},
           .operands = {ids},
           .options = {look},
           .changes = true,
           .duty = access::Duty::Configure},
          {.name = "disable",
           .summary = {"no longer use it; data stays", "停用，数据保留"},
           .operands = {ids},
           .options = {look},
           .changes = true,
           .duty = access::Duty::Configure},
          {.name = "trust",
           .summary = {"use it as it lies there now, changed or copied",
                       "信任其现在的内容（改动过或新放入的）"},
           .operands = {ids},
           .changes = true,
           .duty = access::Duty::Configure},
          {.name = "uninstall",
           .summary = {"take it out of this workspace; data stays", "从工作区移除，数据保留"},
           .operands = {id},
           .options = {look},
           .changes = true,
           .duty = access::Duty::Configure},
          {.name = "purge",
           .summary = {"remove the data of one that is not enabled, for good",
                       "永久清除未启用插件的数据"},
           .operands = {id},
           .options = {look},
           .changes = true,
           .duty = access::Duty::Configure}};
}

}  // namespace pareto::cli
