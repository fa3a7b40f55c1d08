// Services of plugins, for as long as nobody ends them. Their settings are options: `pareto serve
// --port 8300`.
#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "core/api/courier.hpp"
#include "core/api/schedule_clock.hpp"
#include "core/api/service.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_run.hpp"
#include "core/cli/plugins/serve_options.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/plugins_watch.hpp"
#include "core/host/service_runner.hpp"
#include "pareto/abi/service.h"

namespace pareto::cli {
namespace {

using std::chrono::steady_clock;
constexpr std::chrono::milliseconds kNap{100};
constexpr std::chrono::seconds kBetweenChecks{5};

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Service", "服务"})},
                   {context.words({"Plugin", "插件"})},
                   {context.words({"What", "说明"}), Align::Left, 0, true}});
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_SERVICE)) {
    table.row({offer.extension.id, offer.plugin, offer.extension.label.in(context.language)});
  }
  print_answer(context.output.out, context.format, table, {"service", "plugin", "what"});
  return kDone;
}

// By --set, and by options that are named as settings are.
std::map<std::string, std::string> settings_of(const Context& context,
                                               const std::vector<model::Field>& options) {
  std::map<std::string, std::string> out = parse_name_values(context.arguments.list("set"));
  for (const model::Field& field : options) {
    const std::string name = option_name(field.name);
    if (field.type != model::Type::Bool) {
      if (auto value = context.arguments.get(name)) out[field.name] = *std::move(value);
    } else if (context.arguments.flag(name)) {
      out[field.name] = "true";
    }
  }
  return out;
}

// Until somebody ends it. True when it is to begin anew, with other plugins.
bool serve(Context& context, host::Host& host, const std::vector<model::Field>& options) {
  // Behind the services, one after the other, since plugins came or went that no service runs by.
  // Those before stay for what began with them.
  std::vector<std::unique_ptr<host::Host>> later;
  api::Service methods(host);  // what they may ask by name; goes after them
  host::PluginsWatch plugins(host.workspace(), host.plugins());
  host::ServiceRunner services(host, context.arguments.operands(), settings_of(context, options));
  std::string names;
  for (const std::string& name : services.running()) names += (names.empty() ? "" : ", ") + name;
  if (names.empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"no enabled plugin offers a service", "启用的插件里没有服务"}),
                Message(Text{"see: pareto plugin list", "请看：pareto plugin list"}));
  }
  context.output.out.line(
      context.words({"running: {} (Ctrl-C ends)", "正在运行：{}（Ctrl-C 结束）"}, {names}));
  for (const std::string& line : services.about()) context.output.out.line(line);
  context.output.out.flush();
  const api::ScheduleClock schedules(methods.pool(), context.language, [&](const Error& why) {
    context.log.warn(std::string("scheduled reports: ") + why.what());
  });
  // What other commands left for later is delivered here as well.
  const api::Courier courier(methods.pool(), context.language, [&](const Error& why) {
    context.log.warn(std::string("deliveries: ") + why.what());
  });
  steady_clock::time_point checked = steady_clock::now();
  while (!context.interrupted) {
    std::this_thread::sleep_for(kNap);
    const steady_clock::time_point now = steady_clock::now();
    if (now - checked >= kBetweenChecks) {
      services.check();
      checked = now;
    }
    const host::PluginsChange change = plugins.changed();
    if (change == host::PluginsChange::None) continue;
    if (change == host::PluginsChange::Services) return true;
    later.push_back(open_workspace(context));
    methods.pool().exchange(*later.back());
  }
  return false;
}

}  // namespace

int run_services(Context& context, const std::vector<model::Field>& options) {
  for (;;) {
    const auto host = open_workspace(context);
    if (context.arguments.action() == "list") return show_list(context, *host);
    if (!serve(context, *host, options)) break;
    context.output.out.line(
        context.words({"plugins were changed: all starts anew", "插件有变动：全部重新启动"}));
    context.output.out.flush();
  }
  context.output.out.line(context.words({"ended", "已结束"}));
  return kDone;
}

Command serve_command() {
  return {Verb{.name = "serve",
               .group = Group::Workspace,
               .summary = {"run services of plugins", "运行插件提供的服务"},
               .operands = {{"SERVICE",
                             {"which (all that enabled plugins offer)",
                              "哪些服务（默认启用插件提供的全部）"},
                             Operand::Count::Any}},
               .options = {{.name = "set",
                            .value = "NAME=VALUE",
                            .help = {"a setting of the one service named", "所写那个服务的设置"},
                            .repeatable = true}},
               .actions = {{.name = "list", .summary = {"which there are", "有哪些服务"}}},
               .changes = true,
               .duty = access::Duty::Configure,
               .sets = PARETO_EXT_SERVICE},
          [](Context& context) { return run_services(context, {}); }};
}

}  // namespace pareto::cli
