// The verbs of the program itself, which no plugin may bring: a plugin's would never be reached.
//
// The command line has them (cli/registry.cpp; a test compares), but plugins are enabled from
// elsewhere, too. Any thread.
#pragma once

#include <span>
#include <string_view>

#include "core/plugins/manifest.hpp"

namespace pareto::plugins {

[[nodiscard]] std::span<const std::string_view> own_verbs();

// Throws Error where a plugin brings one of them.
void require_free_verbs(const Manifest& manifest);

}  // namespace pareto::plugins
