#include <pareto/plugin.hpp>

#include "jsonl_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "jsonl",
                             .version = "0.1.0",
                             .label = {"JSON lines and lists", "JSON 数据（每行一个或列表）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::jsonl::JsonlImporter);
