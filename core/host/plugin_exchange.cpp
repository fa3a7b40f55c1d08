#include "core/host/plugin_exchange.hpp"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"

namespace pareto::host {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void cannot_move(const fs::path& from, const fs::path& to, int code) {
  throw Error(ErrorCode::Io,
              {Text{"cannot move {0} to {1}: {2}", "无法把 {0} 移到 {1}：{2}"},
               {from.string(), to.string(), std::generic_category().message(code)}},
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
}

// Answers errno, 0 for done.
int change_places(const fs::path& one, const fs::path& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot do it in one step.
  const fs::path between = partial_name(one);
  for (const auto& [from, to] :
       {std::pair(&one, &between), std::pair(&other, &one), std::pair(&between, &other)}) {
    if (::rename(from->c_str(), to->c_str()) != 0) return errno;
  }
  return 0;
}

}  // namespace

PluginExchange::PluginExchange(const Workspace& workspace, std::string id)
    : place_(workspace.own_plugins() / id),
      fresh_(partial_name(workspace.folder() / ("plugin-" + id))) {
  clear_abandoned(workspace.folder());
  std::error_code failed;
  fs::create_directories(workspace.own_plugins(), failed);
  if (failed)
    throw Error(ErrorCode::Io, {Text{"cannot make the folder {0}: {1}", "无法建立文件夹 {0}：{1}"},
                                {workspace.own_plugins().string(), failed.message()}});
}

PluginExchange::~PluginExchange() {
  std::error_code failed;
  if (state_ == State::Exchanged) static_cast<void>(change_places(fresh_, place_));
  if (state_ == State::Taken) fs::rename(fresh_, place_, failed);
  if (state_ == State::Added) fs::remove_all(place_, failed);
  fs::remove_all(fresh_, failed);
}

void PluginExchange::put() {
  const bool old = fs::exists(fs::symlink_status(place_)), fresh = fs::exists(fresh_);
  if (old && fresh) {
    if (const int failed = change_places(fresh_, place_); failed != 0)
      cannot_move(fresh_, place_, failed);
    state_ = State::Exchanged;
  } else if (fresh) {
    if (::rename(fresh_.c_str(), place_.c_str()) != 0) cannot_move(fresh_, place_, errno);
    state_ = State::Added;
  } else if (old) {
    if (::rename(place_.c_str(), fresh_.c_str()) != 0) cannot_move(place_, fresh_, errno);
    state_ = State::Taken;
  }
}

void PluginExchange::keep() { state_ = State::Kept; }

}  // namespace pareto::host
