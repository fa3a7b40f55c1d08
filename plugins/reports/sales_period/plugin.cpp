#include <pareto/pivot.hpp>
#include <pareto/plugin.hpp>

#include "sales_period.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "sales_period",
                             .version = pareto::sales_period::kVersion,
                             .label = {"Sales by period", "期间销售报告"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_PIVOT}};
PARETO_PLUGIN(kPlugin, pareto::sales_period::SalesPeriod);
