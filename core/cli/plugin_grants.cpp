#include "core/cli/plugin_grants.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "pareto/abi/access.h"
#include "pareto/abi/api.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/twins.h"

namespace pareto::cli {
namespace {

struct ServiceWords {
  const char* id;
  Text words;
};
constexpr ServiceWords kServices[] = {{PARETO_SVC_QUERY, {"asks by SQL what the user may see", "用 SQL 查询使用者可见的数据"}},
                                      {PARETO_SVC_RECORDS, {"writes records, as far as the user may", "在使用者权限内写入记录"}},
                                      {PARETO_SVC_PIVOT, {"adds up what the user may see", "汇总使用者可见的数据"}},
                                      {PARETO_SVC_TWINS, {"asks which records are likely one", "查找疑似重复的记录"}},
                                      {PARETO_SVC_ACCESS, {"signs users in", "核对用户登录"}},
                                      {PARETO_SVC_API, {"does what users may do here, on their behalf (for servers)", "代用户执行其有权进行的操作（供服务器使用）"}},
                                      {PARETO_SVC_TEXT, {"decodes the text of files", "识别文件文本的编码"}}};

// Those that are meant by "query" or "pareto.host.query/1". Throws Error for what the plugin does not ask for.
std::vector<std::string> services_meant(const std::vector<std::string>& given, const plugins::Manifest& manifest) {
  std::vector<std::string> out;
  for (const std::string& word : given) {
    const auto found = std::ranges::find_if(manifest.capabilities, [&](const std::string& asked) { return asked == word || asked.starts_with("pareto.host." + word + "/"); });
    if (found != manifest.capabilities.end()) {
      out.push_back(*found);
      continue;
    }
    std::string all;
    for (const std::string& asked : manifest.capabilities) all += (all.empty() ? "" : ", ") + asked;
    throw Error(ErrorCode::Argument, Message(Text{"{} does not ask for the service {}", "{} 没有请求服务 {}"}, {manifest.id, word}),
                all.empty() ? Message(Text{"it asks for none", "它不请求任何服务"}) : Message(Text{"it asks for: {}", "它请求：{}"}, {all}));
  }
  return out;
}

const plugins::Manifest& manifest_of(const plugins::PluginStatus& plugin) {
  if (plugin.manifest) return *plugin.manifest;
  throw *plugin.reason;
}

int change(Context& context, host::Host& host, bool grants) {
  const plugins::PluginStatus plugin = host.plugins().plugin(*context.arguments.operand(0));
  std::vector<std::string> given = context.arguments.operands();
  given.erase(given.begin());
  const plugins::Manifest& manifest = manifest_of(plugin);
  const std::vector<std::string> services = services_meant(given, manifest);
  plugins::Pins pins = plugins::Pins::read(host.workspace().pins());
  if (grants) pins.grant(manifest.id, services);
  else pins.revoke(manifest.id, services);
  pins.write(host.workspace().pins());
  for (const std::string& service : services) {
    context.output.out.line(grants ? context.words({"{} gets {} again", "{} 重新获得 {}"}, {manifest.id, service})
                                   : context.words({"{} no longer gets {}", "{} 不再获得 {}"}, {manifest.id, service}));
  }
  if (!grants) print_labelled(context.output.out, {{context.words({"again", "恢复"}), context.words({"pareto plugin grant {} {}", "pareto plugin grant {} {}"}, {manifest.id, given.front()})}});
  return kDone;
}

}  // namespace

std::string service_words(const Context& context, const std::string& service) {
  for (const ServiceWords& known : kServices) {
    if (service == known.id) return context.words({"{}: {}", "{}：{}"}, {service, context.words(known.words)});
  }
  return service;
}

int grant_services(Context& context, host::Host& host) { return change(context, host, true); }
int revoke_services(Context& context, host::Host& host) { return change(context, host, false); }

namespace {

Action action_of(std::string_view name, const Text& summary) {
  return {.name = name,
          .summary = summary,
          .operands = {{"NAME", {"the plugin's name", "插件名"}}, {"SERVICE", {"query, records, … as plugin info lists them", "query、records 等，plugin info 会列出"}, Operand::Count::OneOrMore}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace

Action grant_action() { return action_of("grant", {"let it use a service again", "重新授予它某项服务"}); }
Action revoke_action() { return action_of("revoke", {"take a service that it asks for away", "收回它请求的某项服务"}); }

}  // namespace pareto::cli
