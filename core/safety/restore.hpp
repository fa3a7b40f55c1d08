// A workspace brought back from a backup: into a folder that is not there yet, or in the place of
// what a workspace holds now.
//
// What a workspace holds now is put aside first, as a backup of its own. The database is replaced
// in one transaction, so others may be working with it, and a crash at any moment leaves the old
// state or the new one. The files beside it are written afterwards; what a crash kept from being
// done is done by whoever opens the workspace next (finish_restore). One thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/safety/backup_file.hpp"

namespace pareto::safety {

// What the present workspace has that the backup lacks.
struct SinceBackup {
  enum class Kind {
    Nothing,  // they end with the same operation
    Later,    // the workspace went on: `operations` more
    Earlier,  // the backup is of a later state than the workspace
    Other,  // another history: another workspace, or one that was brought back to an earlier state
    Unreadable  // the present database cannot be read
  };
  Kind kind = Kind::Nothing;
  std::int64_t operations = 0;
  std::vector<std::string> newest;  // "2026-11-22 03:10  import  sales.csv", at most five
};

struct RestorePlan {
  BackupInfo backup;
  std::filesystem::path folder;
  std::string name;      // of the workspace that is there; for the backup of it
  bool present = false;  // there is a workspace in the folder
  SinceBackup since;
  std::vector<std::pair<std::string, std::int64_t>> tables;  // of the present one, rows by table
};

// Checks all of the backup and looks at the folder; changes nothing. Throws Error when either will
// not do.
[[nodiscard]] RestorePlan plan_restore(const std::filesystem::path& file,
                                       const std::filesystem::path& folder, const TimeZone& zone,
                                       const store::CopyWatch& watch);

struct RestoreResult {
  std::filesystem::path aside;  // where what was there before is now; empty when nothing was
};
RestoreResult restore(const std::filesystem::path& file, const RestorePlan& plan, Time now,
                      const TimeZone& zone, const store::CopyWatch& watch);

// Does what a restore that was killed left undone; mostly nothing, at the cost of asking for one
// file.
void finish_restore(const std::filesystem::path& folder);

}  // namespace pareto::safety
