#include "core/base/private_folder.hpp"

#include <sys/stat.h>

#include <cerrno>

namespace pareto {
namespace fs = std::filesystem;

void make_private_folder(const fs::path& folder, std::error_code& failed) noexcept {
  try {
    failed.clear();
    std::error_code absent;
    fs::path name = folder.lexically_normal();
    if (!name.has_filename()) name = name.parent_path();
    if (name.empty() || fs::is_directory(name, absent)) return;
    if (name.has_parent_path()) fs::create_directories(name.parent_path(), failed);
    if (failed || ::mkdir(name.c_str(), 0700) == 0) return;
    const int why = errno;
    if (why != EEXIST || !fs::is_directory(name, absent))
      failed.assign(why, std::generic_category());
  } catch (const std::exception&) {
    failed = std::make_error_code(std::errc::not_enough_memory);
  }
}

bool is_open_to_others(const fs::path& folder) noexcept {
  try {
    std::error_code failed;
    for (fs::path each = fs::canonical(folder, failed); !failed; each = each.parent_path()) {
      struct stat known {};
      if (::stat(each.c_str(), &known) != 0 || (known.st_mode & S_IXOTH) == 0) return false;
      if (each == each.root_path()) return true;
    }
  } catch (const std::exception&) {
  }
  return false;
}

}  // namespace pareto
