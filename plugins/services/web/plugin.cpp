#include <pareto/abi/access.h>
#include <pareto/abi/api.h>
#include <pareto/abi/random.h>

#include <pareto/plugin.hpp>

#include "web.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{
    .id = "web",
    .version = "1.0.0",
    .label = {"Web application", "网页应用"},
    .vendor = "Pareto",
    .license = "Apache-2.0",
    .capabilities = {PARETO_SVC_API, PARETO_SVC_ACCESS, PARETO_SVC_RANDOM}};
PARETO_PLUGIN(kPlugin, pareto::web::Web);
