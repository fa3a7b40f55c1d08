#include <pareto/plugin.hpp>

#include "xlsx_format.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "xlsx_format",
                             .version = "0.1.0",
                             .label = {"Excel workbook", "Excel 工作簿"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::xlsx_format::XlsxFormat);
