#include <pareto/plugin.hpp>

#include "scorecard.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "scorecard",
                             .version = "1.0.0",
                             .label = {"Weighted scorecard", "加权打分"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::scorecard::Scorecard);
