// The verbs that enabled plugins bring, as commands like any other: parsed, helped and completed by
// what their manifests say.
//
// No library is opened to list them; a verb's own is when it runs. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::cli {

// Those of the workspace that the words (--workspace) or the current folder name; none where there
// is none, under --safe, or where the program has a verb of that name itself. And its own `serve`,
// with the settings of services as options.
[[nodiscard]] std::vector<Command> plugin_commands(const std::vector<std::string>& words,
                                                   const std::vector<const Verb*>& known);

// Puts them with the others; what plugins give options, such as serve, in the place of the
// program's own. `brought` must outlive it.
void add_verbs(std::vector<const Verb*>& verbs, const std::vector<Command>& brought);

}  // namespace pareto::cli
