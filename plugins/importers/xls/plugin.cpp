#include <pareto/plugin.hpp>

#include "xls_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "xls",
                             .version = "0.1.0",
                             .label = {"Old Excel workbooks (xls)", "旧版 Excel 工作簿（xls）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::xls::XlsImporter);
