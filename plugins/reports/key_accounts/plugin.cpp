#include <pareto/plugin.hpp>
#include <pareto/twins.hpp>

#include "key_accounts.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "key_accounts",
                             .version = pareto::key_accounts::kVersion,
                             .label = {"Key account report", "重点客户报告"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY, PARETO_SVC_TWINS}};
PARETO_PLUGIN(kPlugin, pareto::key_accounts::KeyAccounts);
