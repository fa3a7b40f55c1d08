// Settings with which a plugin wants to be checked, in check.toml of its folder:
//
//     [settings.web]          # of the extension with this id
//     port = "{port}"         # one that is free, another for each case: cases run beside each other
//     spool = "{folder}/mail" # in a folder that goes with the case
//
// What is not said there has its default, or a value made up for it. Files; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/plugins/manifest.hpp"

namespace pareto::conformance {

// Of the extension; none where the file says nothing of it. Throws Error naming file and line.
// `folder`: of the case.
[[nodiscard]] std::map<std::string, std::string> check_settings(
    const std::filesystem::path& plugin, const plugins::Extension& extension,
    const std::filesystem::path& folder);

}  // namespace pareto::conformance
