#include "core/cli/plugin_settings.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/cli/name_value.hpp"
#include "core/host/rule_settings.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::cli {
namespace {

bool keeps_settings(const plugins::Extension& extension) {
  return extension.extension == PARETO_EXT_SUBSCRIBER || extension.extension == PARETO_EXT_SERVICE;
}

}  // namespace

std::map<std::string, std::string> kept_settings(host::Host& host, const plugins::Extension& extension) {
  if (!keeps_settings(extension)) return {};
  return host::extension_settings(host.workspace().folder(), extension.id);
}

// All of them are looked at before one is kept.
int set_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
  std::vector<std::string> pairs = context.arguments.operands();
  pairs.erase(pairs.begin());
  const std::map<std::string, std::string> given = parse_name_values(pairs);
  std::map<std::string, std::map<std::string, std::string>> fresh;  // by extension
  std::string known;
  std::size_t taken = 0;
  for (const auto& [name, value] : given) {
    bool found = false;
    if (!plugin.manifest) break;
    for (const plugins::Extension& extension : plugin.manifest->extensions) {
      if (!keeps_settings(extension)) continue;
      for (const model::Field& field : extension.settings) {
        if (taken == 0 && known.find(field.name) == std::string::npos) known += (known.empty() ? "" : ", ") + field.name;
        if (field.name != name) continue;
        fresh[extension.id][name] = value;
        found = true;
      }
    }
    if (found) ++taken;
    else break;
  }
  if (taken != given.size()) {
    throw Error(ErrorCode::Argument, Message(Text{"plugin {} has no setting that is kept by this name", "插件 {} 没有这个可保存的设置"}, {id}),
                known.empty() ? Message(Text{"settings of importers, rules, reports and formats are given with the command: --set NAME=VALUE",
                                             "导入、等级规则、报告和格式的设置随命令给出：--set 名称=值"})
                              : Message(Text{"there are: {}", "现有：{}"}, {known}));
  }
  for (const plugins::Extension& extension : plugin.manifest->extensions) {
    const auto changes = fresh.find(extension.id);
    if (!keeps_settings(extension) || changes == fresh.end()) continue;
    std::map<std::string, std::string> all = kept_settings(host, extension);
    for (const auto& [name, value] : changes->second) all[name] = value;
    static_cast<void>(plugins::Settings::parse(extension.settings, all));
  }
  for (const auto& [extension, changes] : fresh) host::save_extension_settings(host.workspace().folder(), extension, changes);
  context.output.out.line(context.words({"set; it holds from the next command on, in `pareto serve` from its next start", "已设置；从下一条命令起生效，pareto serve 则从下次启动起"}));
  return kDone;
}

Action set_plugin_action() {
  return {.name = "set",
          .summary = {"settings of its subscribers and services", "设置它的订阅者和服务"},
          .operands = {{"NAME", {"the plugin's name", "插件名"}},
                       {"SETTING=VALUE", {"which, and what it is from now on; empty: as the plugin has it", "设置名和新值；留空则恢复插件的默认值"}, Operand::Count::OneOrMore}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace pareto::cli
