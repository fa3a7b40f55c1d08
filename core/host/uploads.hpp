// Files that somebody sent in, to be imported or attached: WORKSPACE/uploads/<whose, by number>/<a
// name of 32 digits>/<what it is called>. Nobody but the owner of the workspace may read the
// folder, and nothing of it is ever served.
//
// A file is known by "<digits>/<its name>", to whoever sent it: to others there is none. Each has
// so much room; what lies there for two days goes, and where that room is needed, what lies there
// for an hour. Files; any thread, a file by one at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::host {

// One name, of a file and no path, as long as every system takes it.
[[nodiscard]] bool is_file_name(std::string_view name);

struct UploadLimits {
  std::uintmax_t file = std::uintmax_t{1} << 30;
  std::uintmax_t user = std::uintmax_t{2} << 30;          // all files of one user together
  std::size_t files = 1'000;                              // of one user
  std::uintmax_t stays_free = std::uintmax_t{256} << 20;  // of the disk, on which the data lie, too
};

class Uploads {
 public:
  // `user`: who sends and asks; 0: the owner of the folder.
  Uploads(const std::filesystem::path& workspace, std::int64_t user, UploadLimits limits = {})
      : all_(workspace / "uploads"), folder_(all_ / std::to_string(user)), limits_(limits) {}

  // An empty file of this name; answers what it is known by. Throws Error for a name that is none.
  [[nodiscard]] std::string begin(const std::string& name) const;
  // Answers how long it is then. Throws Error where it is unknown, too long, beyond the user's room
  // or the disk does not take it.
  std::uintmax_t append(const std::string& known_by, std::string_view bytes) const;
  // Also for what an import left beside it. Nothing where there is no such file of this user.
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& known_by) const;
  // What a file is known by that lies there; nothing where it lies elsewhere.
  [[nodiscard]] std::optional<std::string> known_by(const std::filesystem::path& file) const;

 private:
  void make_room(std::uintmax_t bytes, std::size_t files, const std::filesystem::path& but) const;

  std::filesystem::path all_, folder_;
  UploadLimits limits_;
};

// Those of everybody that nobody used for two days.
void clear_old_uploads(const std::filesystem::path& workspace);

}  // namespace pareto::host
