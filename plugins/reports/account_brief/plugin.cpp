#include <pareto/plugin.hpp>

#include "account_brief.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "account_brief",
                             .version = pareto::account_brief::kVersion,
                             .label = {"Account brief", "拜访前一页"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, pareto::account_brief::AccountBrief);
