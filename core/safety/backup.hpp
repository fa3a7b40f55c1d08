// Backups of a workspace, made while others work with it.
//
//     WORKSPACE/backups/NAME-20261122-031500.pareto-backup
//
// A backup appears under its name only once it is whole and was read back. It needs neither plugins
// nor the schema, so it can be made of a workspace that does not open. One thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/safety/backup_file.hpp"

namespace pareto::safety {

struct BackupRequest {
  std::filesystem::path folder;  // of the workspace
  std::string name;              // of the workspace
  std::optional<std::filesystem::path>
      to;  // a file that does not exist, or a folder; nothing: the workspace's own `backups`
  Time now{0};
  TimeZone zone = {};
  int keep =
      0;  // older ones of this workspace in the same folder go, but for so many; 0: none goes
  std::string remark = {};  // in the file's name: "before-restore"
  bool as_found = false;    // also when it is damaged; then nothing is claimed of it
};

struct BackupResult {
  std::filesystem::path file;
  BackupInfo info;
  std::uintmax_t bytes = 0;
  std::vector<std::filesystem::path> removed;
  std::vector<std::string> left_out;  // files that are too large for a backup
};

// Progress counts in pages, over copying and checking. Errors leave no file.
BackupResult make_backup(const BackupRequest& request, const store::CopyWatch& watch);

struct FoundBackup {
  std::filesystem::path file;
  std::uintmax_t bytes = 0;
  std::optional<BackupInfo> info;  // nothing: it cannot be read, because of `problem`
  std::optional<Error> problem;
};
// The backups in a folder, newest first.
[[nodiscard]] std::vector<FoundBackup> backups_in(const std::filesystem::path& folder);

// Where backups of a workspace go unless another place is named.
[[nodiscard]] std::filesystem::path backup_folder(const std::filesystem::path& workspace);

// "20261122-031500", by the firm's clocks: for names of files.
[[nodiscard]] std::string file_stamp(Time now, const TimeZone& zone);

// "12.3 MB"
[[nodiscard]] std::string size_text(std::uintmax_t bytes);

}  // namespace pareto::safety
