#include "core/safety/kept_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/error.hpp"
#include "core/safety/backup_file.hpp"

namespace pareto::safety {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kLeftOut[] = {"logs", "backups", "reports", "uploads"};

void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  // A file system that cannot do this for folders says so; there is nothing more that could be
  // done.
  const bool failed = descriptor >= 0 && ::fsync(descriptor) != 0 && errno == EIO;
  if (descriptor >= 0) ::close(descriptor);
  if (failed) {
    throw Error(ErrorCode::Io,
                Message(Text{"writing {} to the disk failed", "{} 写入磁盘失败"}, {path.string()}),
                Message(Text{"check the disk", "请检查磁盘"}));
  }
}

}  // namespace

bool may_be_kept(std::string_view name) {
  const fs::path path(name);
  if (name.empty() || path.is_absolute()) return false;
  for (const fs::path& part : path) {
    if (part == ".." || part == "." || part.empty()) return false;
  }
  const std::string first = path.begin()->string();
  if (first.starts_with("pareto.db") || first == "pareto.toml.new" || name.ends_with(".part") ||
      name.ends_with(kBackupEnd))
    return false;
  return std::find(std::begin(kLeftOut), std::end(kLeftOut), first) == std::end(kLeftOut);
}

std::vector<KeptFile> kept_files(const fs::path& folder) {
  std::vector<KeptFile> out;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator();
       ++at) {
    const std::string name = at->path().lexically_relative(folder).generic_string();
    if (!may_be_kept(name)) {
      at.disable_recursion_pending();
      continue;
    }
    struct stat known {};
    if (::lstat(at->path().c_str(), &known) != 0 || !S_ISREG(known.st_mode)) continue;
    out.push_back(
        {name, static_cast<std::uintmax_t>(known.st_size), known.st_mtime, known.st_mode & 0777u});
  }
  std::sort(out.begin(), out.end(),
            [](const KeptFile& a, const KeptFile& b) { return a.name < b.name; });
  return out;
}

void sync_folder(const fs::path& folder) { sync(folder.empty() ? "." : folder); }
void sync_file(const fs::path& file) { sync(file); }

}  // namespace pareto::safety
