// A small report made of files that works at once, for those who want one of their own.
//
// One thread.
#pragma once

#include <filesystem>
#include <string>

namespace pareto::reports {

// Writes report.toml and its SQL into a new folder `id` below `folder`; answers it. Throws Error
// for a name that cannot be one and for one that is taken.
std::filesystem::path make_example(const std::filesystem::path& folder, const std::string& id);

}  // namespace pareto::reports
