#include <pareto/abi/clock.h>

#include <pareto/plugin.hpp>

#include "report_post.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "report_post",
                             .version = "1.0.0",
                             .label = {"Reports to groups and by mail", "报告发到群和邮箱"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_CLOCK}};
PARETO_PLUGIN(kPlugin, pareto::report_post::ReportPost);
