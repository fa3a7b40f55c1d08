#include "core/host/tier_rules.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/host/rule_settings.hpp"

namespace pareto::host {
namespace {

void check_rule(Host& host, const std::string& id) {
  std::vector<std::string> enabled;
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_TIERING)) {
    if (offer.extension.id == id) return;
    enabled.push_back(offer.extension.id);
  }
  std::string names, sleeping;
  for (const std::string& name : enabled) names += (names.empty() ? "" : ", ") + name;
  for (const plugins::PluginStatus& plugin : host.plugins().plugins()) {
    if (plugin.state != plugins::PluginState::Disabled || !plugin.manifest) continue;
    for (const plugins::Extension& e : plugin.manifest->extensions) {
      if (e.extension != PARETO_EXT_TIERING) continue;
      if (e.id == id) {
        throw Error(
            ErrorCode::Argument,
            Message(Text{"the rule {} is not enabled", "规则 {} 没有启用"}, {id}),
            Message(Text{"enable it: pareto plugin enable {}", "启用：pareto plugin enable {}"},
                    {plugin.id}));
      }
      sleeping += (sleeping.empty() ? "" : ", ") + e.id;
    }
  }
  const auto meant = nearest(id, enabled);
  const Message remedy =
      names.empty() && sleeping.empty()
          ? Message(Text{"no plugin with a rule is installed; see: pareto plugin list",
                         "没有安装带规则的插件；请看：pareto plugin list"})
      : names.empty() ? Message(Text{"no rule is enabled; installed: {}; see: pareto plugin list",
                                     "没有启用任何规则；已安装：{}；请看：pareto plugin list"},
                                {sleeping})
      : sleeping.empty() ? Message(Text{"rules: {}", "已有的规则：{}"}, {names})
                         : Message(Text{"rules: {}; installed, not enabled: {}",
                                        "已有的规则：{}；装了但没有启用：{}"},
                                   {names, sleeping});
  throw Error(
      ErrorCode::Argument,
      meant ? Message(Text{"there is no rule “{}”. Did you mean {}?", "没有规则“{}”。是不是 {}？"},
                      {id, *meant})
            : Message(Text{"there is no rule “{}”", "没有规则“{}”"}, {id}),
      remedy);
}

}  // namespace

std::string primary_rule(Host& host) {
  for (const std::string& plugin : host.workspace().settings().plugins) {
    for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_TIERING)) {
      if (offer.plugin == plugin) return offer.extension.id;
    }
  }
  return {};
}

std::string the_rule(Host& host, const std::optional<std::string>& given) {
  if (given) return *given;
  const std::string primary = primary_rule(host);
  if (!primary.empty()) return primary;
  throw Error(
      ErrorCode::Argument, Message(Text{"no tier rule is enabled", "没有启用等级规则"}),
      Message(Text{"enable one: pareto plugin enable abc", "启用一个：pareto plugin enable abc"}));
}

tiering::Rule tier_rule(Host& host, const std::string& id,
                        const std::map<std::string, std::string>& settings, Language language,
                        jobs::Job* job) {
  check_rule(host, id);
  tiering::Rule::Options options;
  options.language = language;
  options.home_currency = host.workspace().settings().home_currency;
  options.zone = host.workspace().zone();
  options.job = job;
  std::map<std::string, std::string> all = rule_settings(host.workspace().folder(), id);
  for (const auto& [name, value] : settings) all[name] = value;
  return {host.plugins().find<pareto_tiering_v1>(PARETO_EXT_TIERING, id), all, options};
}

void make_primary(Host& host, const std::string& id) {
  check_rule(host, id);
  // As they are now: a host that is kept open may have older ones.
  WorkspaceSettings settings = Workspace::open(host.workspace().folder()).settings();
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_TIERING)) {
    if (offer.extension.id != id) continue;
    const auto at = std::ranges::find(settings.plugins, offer.plugin);
    if (at == settings.plugins.end() || primary_rule(host) == id) return;
    std::rotate(settings.plugins.begin(), at, at + 1);
  }
  host.workspace().save(settings);
}

}  // namespace pareto::host
