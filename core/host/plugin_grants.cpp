#include "core/host/plugin_grants.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/plugins/pins.hpp"
#include "pareto/abi/access.h"
#include "pareto/abi/api.h"
#include "pareto/abi/clock.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/random.h"
#include "pareto/abi/rights.h"
#include "pareto/abi/twins.h"

namespace pareto::host {
namespace {

using enum ServiceReach;

struct KnownService {
  const char* id;
  Text words;
  ServiceReach reach = Store;
};
constexpr KnownService kServices[] = {
    {PARETO_SVC_QUERY, {"asks by SQL what the user may see", "用 SQL 查询使用者可见的数据"}},
    {PARETO_SVC_RECORDS, {"writes records, as far as the user may", "在使用者权限内写入记录"}},
    {PARETO_SVC_PIVOT, {"adds up what the user may see", "汇总使用者可见的数据"}},
    {PARETO_SVC_TWINS, {"asks which records are likely one", "查找疑似重复的记录"}},
    {PARETO_SVC_ACCESS, {"signs users in", "核对用户登录"}, Methods},
    {PARETO_SVC_API,
     {"does what users may do here, on their behalf (for servers)",
      "代用户执行其有权进行的操作（供服务器使用）"},
     Methods},
    {PARETO_SVC_TEXT, {"decodes the text of files", "识别文件文本的编码"}, Nothing},
    {PARETO_SVC_CLOCK, {"asks what time it is", "查询当前时间"}, Nothing},
    {PARETO_SVC_RANDOM, {"gets random numbers", "获取随机数"}, Nothing},
    {PARETO_SVC_RIGHTS, {"asks how much its reader may read", "询问读者能读多少"}, Nothing}};

std::vector<std::string> services_meant(const std::vector<std::string>& given,
                                        const plugins::Manifest& manifest) {
  std::vector<std::string> out;
  for (const std::string& word : given) {
    const auto found = std::ranges::find_if(manifest.capabilities, [&](const std::string& asked) {
      return asked == word || asked.starts_with("pareto.host." + word + "/");
    });
    if (found != manifest.capabilities.end()) {
      out.push_back(*found);
      continue;
    }
    std::string all;
    for (const std::string& asked : manifest.capabilities) all += (all.empty() ? "" : ", ") + asked;
    throw Error(ErrorCode::Argument,
                Message(Text{"{} does not ask for the service {}", "{} 没有请求服务 {}"},
                        {manifest.id, word}),
                all.empty() ? Message(Text{"it asks for none", "它不请求任何服务"})
                            : Message(Text{"it asks for: {}", "它请求：{}"}, {all}));
  }
  return out;
}

std::vector<std::string> change(Host& host, const std::string& id,
                                const std::vector<std::string>& given, bool grants, bool look) {
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
  if (!plugin.manifest) throw *plugin.reason;
  std::vector<std::string> services = services_meant(given, *plugin.manifest);
  if (look) return services;
  plugins::Pins pins = plugins::Pins::read(host.workspace().pins());
  if (grants)
    pins.grant(id, services);
  else
    pins.revoke(id, services);
  pins.write(host.workspace().pins());
  return services;
}

}  // namespace

std::optional<Text> service_words(const std::string& service) {
  for (const KnownService& known : kServices) {
    if (service == known.id) return known.words;
  }
  return std::nullopt;
}

ServiceReach reach_of(std::string_view service) {
  const auto known = std::ranges::find(kServices, service, &KnownService::id);
  return known == std::end(kServices) ? Store : known->reach;
}

std::vector<std::string> grant_services(Host& host, const std::string& plugin,
                                        const std::vector<std::string>& services, bool look) {
  return change(host, plugin, services, true, look);
}
std::vector<std::string> revoke_services(Host& host, const std::string& plugin,
                                         const std::vector<std::string>& services, bool look) {
  return change(host, plugin, services, false, look);
}

}  // namespace pareto::host
