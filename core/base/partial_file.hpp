// The name of a file while it is written, and what becomes of those whose writer died.
//
//     sales.rejects.csv  ->  sales.rejects.csv.pareto-9f3a61c2-4711.part     computer, process
//
// Who writes removes what it does not finish; only a killed process leaves its file. The next one
// that writes into that folder clears it. Files of processes that live, and those of other
// computers (a shared folder), stay. Any thread.
#pragma once

#include <filesystem>

namespace pareto {

[[nodiscard]] std::filesystem::path partial_name(const std::filesystem::path& file);

// Whether it carries the name of something that a dead process of this computer was writing.
[[nodiscard]] bool is_abandoned(const std::filesystem::path& file);

// Removes what dead processes of this computer left in the folder, files and folders; never throws.
void clear_abandoned(const std::filesystem::path& folder) noexcept;

}  // namespace pareto
