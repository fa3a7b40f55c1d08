#include <pareto/plugin.hpp>

#include "xlsx_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "xlsx",
                             .version = "0.1.0",
                             .label = {"Excel workbooks (xlsx)", "Excel 工作簿（xlsx）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::xlsx::XlsxImporter);
