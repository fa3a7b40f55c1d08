#include <pareto/plugin.hpp>

#include "abc.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "abc",
                             .version = "1.0.0",
                             .label = {"ABC by cumulative share", "按累计占比分 A、B、C"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::abc::Abc);
