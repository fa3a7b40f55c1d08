#include "core/host/plugin_settings.hpp"

#include "core/base/error.hpp"
#include "core/host/rule_settings.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::host {

bool keeps_settings(const plugins::Extension& extension) {
  return extension.extension == PARETO_EXT_SUBSCRIBER || extension.extension == PARETO_EXT_SERVICE;
}

std::map<std::string, std::string> kept_settings(Host& host, const plugins::Extension& extension) {
  if (!keeps_settings(extension)) return {};
  return extension_settings(host.workspace().folder(), extension.id);
}

void set_plugin_settings(Host& host, const std::string& id, const std::map<std::string, std::string>& given, bool look) {
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
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
  if (fresh.empty()) return;
  for (const plugins::Extension& extension : plugin.manifest->extensions) {
    const auto changes = fresh.find(extension.id);
    if (!keeps_settings(extension) || changes == fresh.end()) continue;
    std::map<std::string, std::string> all = kept_settings(host, extension);
    for (const auto& [name, value] : changes->second) all[name] = value;
    static_cast<void>(plugins::Settings::parse(extension.settings, all));
  }
  if (look) return;
  for (const auto& [extension, changes] : fresh) save_extension_settings(host.workspace().folder(), extension, changes);
}

}  // namespace pareto::host
