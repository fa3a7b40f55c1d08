#include <pareto/plugin.hpp>

#include "csv_format.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "csv_format",
                             .version = "0.1.0",
                             .label = {"Tables as csv, for Excel", "表格 CSV，可用 Excel 打开"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::csv_format::CsvFormat);
