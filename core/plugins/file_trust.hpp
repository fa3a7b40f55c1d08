// Who may have written a plugin's files: code is run, so only files that the user, root or the
// owner of the program could write count.
//
// Reads names, owners and modes only. Any thread.
#pragma once

#include <filesystem>

namespace pareto::plugins {

// Throws Error, with the command that helps, when `file` or its folder belongs to somebody else or
// may be written by others.
void refuse_writable(const std::filesystem::path& file);

// Throws Error when `path` is a link that leads out of the folder in which it lies: what is there
// is under nobody's eyes.
void refuse_link_out(const std::filesystem::path& path);

}  // namespace pareto::plugins
