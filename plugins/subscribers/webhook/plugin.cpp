#include <pareto/abi/clock.h>

#include <pareto/plugin.hpp>

#include "webhook.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "webhook",
                             .version = "1.0.0",
                             .label = {"Webhook", "Webhook 通知"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_CLOCK}};
PARETO_PLUGIN(kPlugin, pareto::webhook::Webhook);
