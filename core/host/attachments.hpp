// The files that belong to records: WORKSPACE/attachments/3f/3f0c…, called by their content
// (sha256), so what is attached twice lies there once. Records (entity attachment) say what a file
// is called and to whom it belongs; who may see the record may read the file.
//
// A file stays when its record goes, since an undo brings the record back, until somebody has such
// files cleared; backups take the folder along. Nobody but the owner of the workspace may read the
// folder. Files; any thread, the same content by several at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::host {

class Attachments {
 public:
  static constexpr std::uintmax_t kMostBytes = std::uintmax_t{100} << 20;

  explicit Attachments(const std::filesystem::path& workspace)
      : folder_(workspace / "attachments") {}

  struct Kept {
    std::string hash;
    std::uintmax_t bytes = 0;
  };
  // Takes a copy, which is on the disk when this returns. Throws Error for a file that cannot be
  // read or is too long.
  [[nodiscard]] Kept keep(const std::filesystem::path& file) const;
  // All that lie there.
  [[nodiscard]] std::vector<Kept> all() const;
  void remove(std::string_view hash) const;
  // At most `most` bytes from a place on; less at the end. Throws Error where the file is not there
  // (any more), or not what it was.
  [[nodiscard]] std::string read(std::string_view hash, std::uintmax_t from,
                                 std::uintmax_t most) const;

 private:
  [[nodiscard]] std::filesystem::path place_of(std::string_view hash) const;
  std::filesystem::path folder_;
};

// By the end of the name: "application/pdf"; empty where nobody knows.
[[nodiscard]] std::string_view media_type_of(std::string_view file_name);

}  // namespace pareto::host
