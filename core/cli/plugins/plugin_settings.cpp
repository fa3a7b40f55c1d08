#include "core/cli/plugins/plugin_settings.hpp"

#include "core/cli/words/name_value.hpp"
#include "core/host/plugin_settings.hpp"

namespace pareto::cli {

int set_plugin(Context& context, host::Host& host) {
  std::vector<std::string> pairs = context.arguments.operands();
  pairs.erase(pairs.begin());
  const host::SettingsSet set =
      host::set_plugin_settings(host, *context.arguments.operand(0), parse_name_values(pairs));
  context.output.out.line(context.words(
      {"set; it holds from the next command on, in `pareto serve` from its next start",
       "已设置；从下一条命令起生效，pareto serve 则从下次启动起"}));
  for (const Message& warning : set.warnings)
    print_caution(context.output.err, context.language, warning.in(context.language));
  return kDone;
}

Action set_plugin_action() {
  return {.name = "set",
          .summary = {"settings of its subscribers and services", "设置它的订阅者和服务"},
          .operands = {{"NAME", {"the plugin's name", "插件名"}},
                       {"SETTING=VALUE",
                        {"which, and what it is from now on; empty: as the plugin has it",
                         "设置名和新值；留空则恢复插件的默认值"},
                        Operand::Count::OneOrMore}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace pareto::cli
