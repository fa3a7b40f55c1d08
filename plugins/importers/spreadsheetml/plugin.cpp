#include <pareto/plugin.hpp>

#include "spreadsheetml_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "spreadsheetml",
                             .version = "0.1.0",
                             .label = {"Excel XML spreadsheets of 2003", "Excel 2003 XML 表格"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::spreadsheetml::SpreadsheetmlImporter);
