// The files of a workspace that a backup takes along beside the database: settings, recipes,
// attachments, plugins of its own, and whatever else lies in the folder. Left out is what can be
// made again (reports), what tells of the past (logs), earlier backups, what was sent in to be
// imported (uploads), and what is only there while a process works.
//
// Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::safety {

struct KeptFile {
  std::string name;  // from the folder on, with '/'
  std::uintmax_t bytes = 0;
  std::int64_t modified = 0;  // seconds since 1970
  unsigned mode = 0;          // rights
};

// A file has to fit into one value of the database that the backup is.
inline constexpr std::uintmax_t kLargestFile = 900'000'000;

// Sorted by name. Links and devices are passed over.
[[nodiscard]] std::vector<KeptFile> kept_files(const std::filesystem::path& folder);

// Whether a backup may put a file of this name into a workspace: inside of it, and none of those
// that are left out.
[[nodiscard]] bool may_be_kept(std::string_view name);

// Names and entries of a folder are on the disk when this returns.
void sync_folder(const std::filesystem::path& folder);
// The same for the bytes of a file.
void sync_file(const std::filesystem::path& file);

}  // namespace pareto::safety
