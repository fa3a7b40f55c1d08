#include <pareto/plugin.hpp>

#include "customer_share.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "customer_share",
                             .version = pareto::customer_share::kVersion,
                             .label = {"Customer share", "客户份额"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, pareto::customer_share::CustomerShare);
