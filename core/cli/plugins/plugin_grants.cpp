#include "core/cli/plugins/plugin_grants.hpp"

#include "core/host/plugin_grants.hpp"

namespace pareto::cli {
namespace {

std::vector<std::string> services_given(const Context& context) {
  std::vector<std::string> given = context.arguments.operands();
  given.erase(given.begin());
  return given;
}

}  // namespace

std::string service_words(const Context& context, const std::string& service) {
  const auto words = host::service_words(service);
  return words ? context.words({"{}: {}", "{}：{}"}, {service, context.words(*words)}) : service;
}

int grant_services(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  for (const std::string& service : host::grant_services(host, id, services_given(context))) {
    context.output.out.line(context.words({"{} gets {} again", "{} 重新获得 {}"}, {id, service}));
  }
  return kDone;
}

int revoke_services(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  const std::vector<std::string> services =
      host::revoke_services(host, id, services_given(context));
  for (const std::string& service : services)
    context.output.out.line(
        context.words({"{} no longer gets {}", "{} 不再获得 {}"}, {id, service}));
  print_labelled(context.output.out,
                 {{context.words({"again", "恢复"}),
                   context.words({"pareto plugin grant {} {}", "pareto plugin grant {} {}"},
                                 {id, services.front()})}});
  return kDone;
}

namespace {

Action action_of(std::string_view name, const Text& summary) {
  return {.name = name,
          .summary = summary,
          .operands = {{"NAME", {"the plugin's name", "插件名"}},
                       {"SERVICE",
                        {"query, records, … as plugin info lists them",
                         "query、records 等，plugin info 会列出"},
                        Operand::Count::OneOrMore}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace

Action grant_action() {
  return action_of("grant", {"let it use a service again", "重新授予它某项服务"});
}
Action revoke_action() {
  return action_of("revoke", {"take a service that it asks for away", "收回它请求的某项服务"});
}

}  // namespace pareto::cli
