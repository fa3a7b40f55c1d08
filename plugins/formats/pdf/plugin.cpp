#include <pareto/plugin.hpp>

#include "pdf_format.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "pdf",
                             .version = "0.1.0",
                             .label = {"PDF, to print and send", "PDF，用于打印和发送"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::pdf::PdfFormat);
