#include <pareto/plugin.hpp>

#include "markdown_format.hpp"

namespace {
constexpr pareto::sdk::PluginInfo kPlugin{
    .id = "markdown",
    .version = "0.1.0",
    .label = {"Markdown, for chats, wikis and notes", "Markdown，可贴入聊天、知识库和笔记"},
    .vendor = "Pareto",
    .license = "Apache-2.0"};
}

PARETO_PLUGIN(kPlugin, pareto::markdown::MarkdownFormat);
