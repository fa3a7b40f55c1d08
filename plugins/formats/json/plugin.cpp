#include <pareto/plugin.hpp>

#include "json_format.hpp"

namespace {
constexpr pareto::sdk::PluginInfo kPlugin{.id = "json",
                                          .version = "0.1.0",
                                          .label = {"JSON, for programs", "JSON，供程序读取"},
                                          .vendor = "Pareto",
                                          .license = "Apache-2.0"};
}

PARETO_PLUGIN(kPlugin, pareto::json::JsonFormat);
