#include <pareto/plugin.hpp>

#include "vcard_importer.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "vcard",
                             .version = "0.1.0",
                             .label = {"Business cards (vCard)", "电子名片（vCard）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, pareto::vcard::VcardImporter);
