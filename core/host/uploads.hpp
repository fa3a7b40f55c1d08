// Files that somebody sent in, to be imported: WORKSPACE/uploads/<a name of 32 digits>/<what it is called>. Nobody but the owner of the
// workspace may read the folder, nothing of it is ever served, and what lies there for two days goes when the next one comes.
//
// A file is known by "<digits>/<its name>"; the digits are random, so who was not told them does not find it. Files; any thread, a file by
// one at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::host {

// One name, of a file and no path, as long as every system takes it.
[[nodiscard]] bool is_file_name(std::string_view name);

class Uploads {
 public:
  static constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 30;

  explicit Uploads(const std::filesystem::path& workspace) : folder_(workspace / "uploads") {}

  // An empty file of this name; answers what it is known by. Throws Error for a name that is none.
  [[nodiscard]] std::string begin(const std::string& name) const;
  // Answers how long it is then. Throws Error where it is unknown, too long or the disk does not take it.
  std::uintmax_t append(const std::string& known_by, std::string_view bytes) const;
  // Also for what an import left beside it. Nothing where there is no such file.
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& known_by) const;
  // What a file is known by that lies there; nothing where it lies elsewhere.
  [[nodiscard]] std::optional<std::string> known_by(const std::filesystem::path& file) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace pareto::host
