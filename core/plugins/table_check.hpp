// Checks what a plugin's entry answers before anything of it is used: sizes, members that must be
// there, lists that end, and that it is what its manifest says.
//
// A plugin that was built earlier has shorter structs, one that was built later longer ones; both
// are good. What is handed on is a copy as this program knows the struct, so whoever uses it reads
// any member: one that the plugin's SDK did not have yet is zero (pareto/received.hpp).
//
// Pure; any thread.
#pragma once

#include <memory>
#include <string_view>

#include "core/plugins/manifest.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::plugins {

// Throws Error naming the first thing that is wrong; answers the table as this program knows it.
pareto_plugin_v0 check_table(const pareto_plugin_v0* theirs, const Manifest& manifest);

// The own id of an extension's table; empty for kinds without one or unknown kinds.
[[nodiscard]] std::string_view own_id(const pareto_extension& extension);

// The table of an extension that was checked, as this program knows it; null for unknown kinds.
[[nodiscard]] std::shared_ptr<const void> known_table(const pareto_extension& extension);

}  // namespace pareto::plugins
