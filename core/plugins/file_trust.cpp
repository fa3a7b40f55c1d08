#include "core/plugins/file_trust.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

struct stat look_at(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0)
    throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {path.string()}});
  return found;
}

// Whoever owns the program runs code as its user anyway: a folder unpacked from the archive belongs
// to who unpacked it.
uid_t owner_of_program() {
  struct stat found {};
  return ::stat("/proc/self/exe", &found) == 0 ? found.st_uid : 0;
}

void refuse_written_by_others(const fs::path& path) {
  const struct stat found = look_at(path);
  if (found.st_uid != 0 && found.st_uid != ::geteuid() && found.st_uid != owner_of_program()) {
    throw Error(ErrorCode::Denied,
                {Text{"{} belongs to another user", "{} 属于另一个用户"}, {path.string()}},
                {Text{"if it is as it should be: sudo chown root '{}'",
                      "确认无误后执行：sudo chown root '{}'"},
                 {path.string()}});
  }
  if ((found.st_mode & (S_IWGRP | S_IWOTH)) == 0) return;
  throw Error(
      ErrorCode::Denied,
      {Text{"others than its owner may write {}", "所有者以外的用户可以写入 {}"}, {path.string()}},
      {Text{"chmod go-w '{}'", "chmod go-w '{}'"}, {path.string()}});
}

}  // namespace

void refuse_writable(const fs::path& file) {
  refuse_written_by_others(file);
  const fs::path folder = file.parent_path();
  refuse_written_by_others(folder.empty() ? fs::path(".") : folder);
}

void refuse_link_out(const fs::path& path) {
  std::error_code fault;
  if (!fs::is_symlink(path, fault)) return;
  const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : fs::path("."),
                                        fault),
                 target = fs::canonical(path, fault);
  const bool within =
      !fault && std::mismatch(folder.begin(), folder.end(), target.begin(), target.end()).first ==
                    folder.end();
  if (within) return;
  throw Error(ErrorCode::Denied,
              {Text{"{} is a link that leads out of its folder", "{} 是指向文件夹以外的链接"},
               {path.string()}},
              Text{"put the file itself there, or use --dev", "请放入文件本身，或使用 --dev"});
}

}  // namespace pareto::plugins
