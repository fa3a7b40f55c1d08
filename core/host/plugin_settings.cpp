#include "core/host/plugin_settings.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/host/plugin_grants.hpp"
#include "core/host/private_address.hpp"
#include "core/host/rule_settings.hpp"
#include "core/store/whole_write.hpp"
#include "pareto/abi/plugin.h"
#include "pareto/public_address.hpp"

namespace pareto::host {

bool keeps_settings(const plugins::Extension& extension) {
  return extension.extension == PARETO_EXT_SUBSCRIBER || extension.extension == PARETO_EXT_SERVICE;
}

std::map<std::string, std::string> kept_settings(Host& host, const plugins::Extension& extension) {
  if (!keeps_settings(extension)) return {};
  return extension_settings(host.workspace().folder(), extension.id);
}

bool is_told_outside(const plugins::Manifest& manifest, const plugins::Extension& extension) {
  return extension.extension == PARETO_EXT_SUBSCRIBER && !extension.before && extension.alone &&
         std::ranges::all_of(manifest.capabilities, [](const std::string& service) {
           return reach_of(service) == ServiceReach::Nothing;
         });
}

namespace {

// "@erp" of "webhook@erp"; empty where there is but one.
std::string instance_in(Host& host, const std::string& id, const std::string& plugin) {
  const std::string instance = id.substr(plugin.size());
  if (instance.empty()) return instance;
  const auto manifest = host.plugins().plugin(plugin).manifest;
  const bool several =
      manifest &&
      std::ranges::any_of(manifest->extensions, [&](const plugins::Extension& extension) {
        return is_told_outside(*manifest, extension);
      });
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (several && instance.size() > 1 && instance.size() <= 40 &&
      std::ranges::all_of(instance.substr(1), plain))
    return instance;
  throw Error(
      ErrorCode::Argument,
      several ? Message(Text{"“{}” does not name one of several", "“{}”的写法不对"}, {id})
              : Message(Text{"plugin {} has its settings once", "插件 {} 只有一份设置"}, {plugin}),
      several
          ? Message(Text{"behind @ stand a-z, 0-9 and _: {}@erp", "@ 后面用 a-z、0-9 和 _：{}@erp"},
                    {plugin})
          : Message(Text{"leave out what stands behind @", "请去掉 @ 及其后面的部分"}));
}

// An address that messages are sent to is one of the internet's, over TLS, unless its subscriber
// has a setting `private` that says yes: what the message would be refused for is refused here.
// Answers which names lead nowhere now.
std::vector<Message> require_addresses(const plugins::Extension& extension,
                                       const plugins::Settings& settings,
                                       const std::string& which) {
  std::vector<Message> warnings;
  const plugins::Setting* own = settings.find("private");
  if (own != nullptr && own->integer != 0) return warnings;
  for (const model::Field& field : extension.settings) {
    const plugins::Setting* address = settings.find(field.name);
    if (field.meaning != model::Meaning::Url || address == nullptr || address->text.empty())
      continue;
    const bool secure = address->text.starts_with("https://");
    const LeadsTo leads = secure ? where_leads(address->text) : LeadsTo::Private;
    const std::string shown = sdk::host_of(address->text);
    if (leads == LeadsTo::Nowhere) {
      warnings.push_back(Message(
          Text{"nothing is known now of {}, so messages do not arrive; check how it is written",
               "目前查不到 {} 的地址，消息无法送达；请检查是否写错"},
          {shown}));
    }
    if (leads != LeadsTo::Private) continue;
    throw Error(
        ErrorCode::Argument,
        secure
            ? Message(
                  Text{
                      "{} leads to this machine or the networks around it, where a message may do harm",
                      "{} 指向本机或内部网络，发消息可能造成危害"},
                  {shown})
            : Message(Text{"{} does not begin with https://", "{} 不以 https:// 开头"}, {shown}),
        Message(
            Text{
                "write an address of the internet that does, or, for one within your own network: pareto plugin set {} private=yes",
                "请改用 https:// 开头的互联网地址；若在自己的网络内，请设置：pareto plugin set {} private=yes"},
            {which}))
        .at({.field = field.name});
  }
  return warnings;
}

// One that is new is told what happens from now on.
void begin_place(Host& host, const std::string& subscriber) {
  records::DeliveryLedger& ledger = host.delivery().ledger();
  if (ledger.find(subscriber)) return;
  store::WholeWrite write(host.connection(), host.records().waiting);
  ledger.move_to(subscriber, records::Journal(host.connection()).last_sequence(), 0);
  write.commit();
}

}  // namespace

SettingsSet set_plugin_settings(Host& host, const std::string& which,
                                const std::map<std::string, std::string>& given, bool look) {
  const std::string id = which.substr(0, which.find(kInstance)),
                    instance = instance_in(host, which, id);
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
  std::map<std::string, std::map<std::string, std::string>> fresh;  // by extension
  std::string known;
  std::size_t taken = 0;
  for (const auto& [name, value] : given) {
    bool found = false;
    if (!plugin.manifest) break;
    for (const plugins::Extension& extension : plugin.manifest->extensions) {
      if (!keeps_settings(extension) ||
          (!instance.empty() && !is_told_outside(*plugin.manifest, extension)))
        continue;
      for (const model::Field& field : extension.settings) {
        if (field.read_only) continue;  // the host's own
        if (taken == 0 && known.find(field.name) == std::string::npos)
          known += (known.empty() ? "" : ", ") + field.name;
        if (field.name != name) continue;
        fresh[extension.id][name] = value;
        found = true;
      }
    }
    if (found)
      ++taken;
    else
      break;
  }
  if (taken != given.size()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"plugin {} has no setting that is kept by this name",
                     "插件 {} 没有这个可保存的设置"},
                {id}),
        known.empty()
            ? Message(Text{
                  "settings of importers, rules, reports and formats are given with the command: --set NAME=VALUE",
                  "导入、等级规则、报告和格式的设置随命令给出：--set 名称=值"})
            : Message(Text{"there are: {}", "现有：{}"}, {known}));
  }
  SettingsSet out;
  if (fresh.empty()) return out;
  for (const plugins::Extension& extension : plugin.manifest->extensions) {
    const auto changes = fresh.find(extension.id);
    if (!keeps_settings(extension) || changes == fresh.end()) continue;
    std::map<std::string, std::string> all =
        extension_settings(host.workspace().folder(), extension.id + instance);
    for (const auto& [name, value] : changes->second) all[name] = value;
    const plugins::Settings settings = plugins::Settings::parse(extension.settings, all);
    const bool used = plugin.state == plugins::PluginState::Enabled;
    if (extension.extension == PARETO_EXT_SERVICE && used)
      out.restarts.push_back({extension.id, id, extension.label});
    if (extension.extension != PARETO_EXT_SUBSCRIBER) continue;
    for (Message& warning : require_addresses(extension, settings, which))
      out.warnings.push_back(std::move(warning));
  }
  if (look) return out;
  for (const auto& [extension, changes] : fresh) {
    save_extension_settings(host.workspace().folder(), extension + instance, changes);
    if (!instance.empty()) begin_place(host, extension + instance);
  }
  return out;
}

}  // namespace pareto::host
