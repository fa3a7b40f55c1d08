#include <pareto/plugin.hpp>

#include "tier_fall_task.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "tier-fall-task",
                             .version = "1.0.0",
                             .label = {"Task when a tier falls", "等级下降时建任务"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, pareto::tier_fall_task::TierFallTask);
