// Folders for what is nobody else's business: customers, prices, backups of all of it.
//
// The umask of most systems lets everybody read. What is made here is its owner's alone; whoever is
// to share it gives the rights himself, and they stay. Any thread.
#pragma once

#include <filesystem>
#include <system_error>

namespace pareto {

// Makes the folder, where it is not there, for its owner alone; those above it as usual.
void make_private_folder(const std::filesystem::path& folder, std::error_code& failed) noexcept;

// Whether other users of this machine get at what lies in the folder: it and all above it let them
// through.
[[nodiscard]] bool is_open_to_others(const std::filesystem::path& folder) noexcept;

}  // namespace pareto
