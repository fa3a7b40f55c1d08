#include <pareto/plugin.hpp>

#include "html_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{
    .id = "html_tables",
    .version = "0.1.0",
    .label = {"Tables of web pages (html, mht)", "网页中的表格（html、mht）"},
    .vendor = "Pareto",
    .license = "Apache-2.0",
    .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::html_tables::HtmlImporter);
