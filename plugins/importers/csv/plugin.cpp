#include <pareto/plugin.hpp>

#include "csv_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "csv",
                             .version = "0.1.0",
                             .label = {"Text tables (csv)", "文本表格（csv）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::csv::CsvImporter);
