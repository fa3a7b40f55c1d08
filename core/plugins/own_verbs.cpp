#include "core/plugins/own_verbs.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "pareto/abi/command.h"

namespace pareto::plugins {
namespace {

constexpr std::string_view kVerbs[] = {
    "action", "add",    "api",      "backup",  "completion", "doctor",   "events", "field", "help",
    "import", "init",   "journal",  "list",    "merge",      "pivot",    "plugin", "query", "rate",
    "recipe", "remove", "report",   "restore", "role",       "schedule", "schema", "serve", "set",
    "show",   "team",   "template", "tier",    "try",        "twins",    "unit",   "user",  "view"};

}  // namespace

std::span<const std::string_view> own_verbs() { return kVerbs; }

void require_free_verbs(const Manifest& manifest) {
  for (const Extension& extension : manifest.extensions) {
    if (extension.extension != PARETO_EXT_COMMAND ||
        std::ranges::find(kVerbs, extension.id) == std::end(kVerbs))
      continue;
    throw Error(
        ErrorCode::Argument,
        Message(Text{"its verb {} is one of Pareto's own", "它的命令 {} 与 Pareto 自己的命令同名"},
                {extension.id}),
        Message(Text{"whoever makes the plugin has to call it otherwise", "请插件作者换一个名称"}));
  }
}

}  // namespace pareto::plugins
