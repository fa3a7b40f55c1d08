#include <pareto/plugin.hpp>

#include "docx_format.hpp"

namespace {
constexpr pareto::sdk::PluginInfo kPlugin{.id = "docx",
                                          .version = "0.1.0",
                                          .label = {"Word document", "Word 文档"},
                                          .vendor = "Pareto",
                                          .license = "Apache-2.0"};
}

PARETO_PLUGIN(kPlugin, pareto::docx::DocxFormat);
