#include "core/host/settings_change.hpp"

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

void lay_aside(const fs::path& file, const fs::path& to) {
  clear_abandoned(file.parent_path());
  std::error_code failed;
  fs::create_hard_link(file, to, failed);
  if (!failed) return;
  // A file system without links.
  fs::copy_file(file, to, fs::copy_options::overwrite_existing, failed);
  if (!failed) return;
  std::error_code ignored;
  fs::remove(to, ignored);
  throw Error(ErrorCode::Io,
              {Text{"cannot write {}: {}", "无法写入 {}：{}"}, {to.string(), failed.message()}},
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
}

}  // namespace

SettingsChange::SettingsChange(Workspace& workspace, const WorkspaceSettings& settings)
    : file_(workspace.folder() / "pareto.toml"), before_(partial_name(file_)) {
  lay_aside(file_, before_);
  try {
    workspace.save(settings);
  } catch (...) {
    std::error_code ignored;
    fs::remove(before_, ignored);
    throw;
  }
}

SettingsChange::~SettingsChange() {
  std::error_code ignored;
  if (!kept_) fs::rename(before_, file_, ignored);
}

void SettingsChange::keep() {
  kept_ = true;
  std::error_code ignored;
  fs::remove(before_, ignored);
}

}  // namespace pareto::host
