// Checks what a plugin's entry answers before anything of it is used: sizes, members that must be
// there, lists that end, and that it is what its manifest says.
//
// Pure; any thread.
#pragma once

#include <string_view>

#include "core/plugins/manifest.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::plugins {

// Throws Error naming the first thing that is wrong.
void check_table(const pareto_plugin_v0* table, const Manifest& manifest);

// The own id of an extension's table; empty for kinds without one or unknown kinds.
[[nodiscard]] std::string_view own_id(const pareto_extension& extension);

}  // namespace pareto::plugins
