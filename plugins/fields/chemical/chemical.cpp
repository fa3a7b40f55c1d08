#include <pareto/plugin.hpp>

#include "customer_facts.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "chemical",
                             .version = "1.0.0",
                             .label = {"Chemical industry", "化工行业"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::chemical::CustomerFacts);
