#include <pareto/plugin.hpp>

#include "html_format.hpp"

namespace {
constexpr pareto::sdk::PluginInfo kPlugin{
    .id = "html",
    .version = "0.1.0",
    .label = {"One HTML file, made for A4", "单个 HTML 文件，适合打印 A4"},
    .vendor = "Pareto",
    .license = "Apache-2.0"};
}

PARETO_PLUGIN(kPlugin, pareto::html::HtmlFormat);
