#include "core/safety/files_check.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "core/base/counted.hpp"
#include "core/base/partial_file.hpp"
#include "core/base/private_folder.hpp"
#include "core/safety/backup.hpp"

namespace pareto::safety {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLeastRoom = 200'000'000, kLargeLog = 100'000'000;
constexpr std::int64_t kOldBackup = 30;  // days

std::uintmax_t size_of(const fs::path& file) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  return failed ? 0 : size;
}

std::int64_t leftovers(const fs::path& folder) {
  std::int64_t count = 0;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (is_abandoned(entry.path())) ++count;
  }
  return count;
}

}  // namespace

std::vector<Finding> check_files(const host::Workspace& workspace, Time now) {
  std::vector<Finding> out;
  const fs::path& folder = workspace.folder();
  const std::uintmax_t database = size_of(workspace.database());
  fs::path log = workspace.database();
  log += "-wal";
  std::error_code failed;
  const fs::space_info space = fs::space(folder, failed);
  if (!failed && space.available < std::max(kLeastRoom, database)) {
    out.push_back({.check = "disk",
                   .gravity = Gravity::Warning,
                   .what = Message(Text{"{} are free on the disk, the database takes {}",
                                        "磁盘剩余 {}，数据库占 {}"},
                                   {size_text(space.available), size_text(database)}),
                   .why = Text{"an import or a backup that finds no room is given up as a whole",
                               "空间不够时，导入和备份会整个放弃"},
                   .remedy = Message(Text{"free some space, or move the workspace to a larger disk",
                                          "请腾出空间，或把工作区移到更大的磁盘"})});
  }
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0 ||
      (database > 0 && ::access(workspace.database().c_str(), R_OK | W_OK) != 0)) {
    out.push_back(
        {.check = "rights",
         .gravity = Gravity::Fault,
         .what = Message(Text{"{} cannot be read and written by this user", "当前用户不能读写 {}"},
                         {folder.string()}),
         .why = Text{"nothing can be changed", "什么都改不了"},
         .remedy = Message(Text{"give the rights: chown -R \"$(id -un)\" '{}'",
                                "请授权：chown -R \"$(id -un)\" '{}'"},
                           {folder.string()})});
  }
  struct stat known {};
  if (::stat(workspace.database().c_str(), &known) == 0 && (known.st_mode & S_IWOTH) != 0) {
    out.push_back(
        {.check = "rights",
         .gravity = Gravity::Warning,
         .what = Message(Text{"everybody on this machine may change {}", "本机任何人都能修改 {}"},
                         {workspace.database().string()}),
         .why = Text{"what is written past Pareto is in no journal",
                     "绕过 Pareto 的修改不会有变更记录"},
         .remedy =
             Message(Text{"chmod o-w '{}'", "chmod o-w '{}'"}, {workspace.database().string()})});
  }
  if ((known.st_mode & S_IROTH) != 0 && is_open_to_others(folder)) {
    out.push_back(
        {.check = "rights",
         .gravity = Gravity::Warning,
         .what = Message(Text{"everybody on this machine may read {}", "本机任何人都能读取 {}"},
                         {workspace.database().string()}),
         .why = Text{"it holds all customers, prices and phones, and what people sign in with",
                     "里面有全部客户、价格、电话和登录信息"},
         .remedy = Message(Text{"chmod o-rwx '{}'", "chmod o-rwx '{}'"}, {folder.string()})});
  }
  if (size_of(log) > std::max(kLargeLog, database)) {
    out.push_back(
        {.check = "log of pages",
         .gravity = Gravity::Note,
         .what = Message(Text{"{} of changes wait beside the database to be put into it",
                              "有 {} 的更改还在数据库旁边，等待并入"},
                         {size_text(size_of(log))}),
         .why = Text{"reading becomes slower; a program that reads for very long may be the reason",
                     "读取会变慢；可能有程序一直在读"},
         .remedy = Message(Text{"pareto doctor --repair", "pareto doctor --repair"}),
         .repairable = true});
  }
  const std::int64_t left = leftovers(folder) + leftovers(backup_folder(folder));
  if (left > 0) {
    out.push_back({.check = "leftovers",
                   .gravity = Gravity::Note,
                   .what = Message(Text{"{} unfinished files of runs that were killed",
                                        "{} 个被强行结束的程序留下的半成品文件"},
                                   {counted(left)}),
                   .why = Text{"they take room and are of no use", "它们占空间，没有用处"},
                   .remedy = Message(Text{"pareto doctor --repair", "pareto doctor --repair"}),
                   .repairable = true});
  }
  const std::vector<FoundBackup> backups = backups_in(backup_folder(folder));
  std::optional<Time> newest;
  for (const FoundBackup& backup : backups) {
    if (backup.info && backup.info->sound && (!newest || backup.info->made > *newest))
      newest = backup.info->made;
  }
  const std::int64_t days = newest ? (now.micros - newest->micros) / 86'400'000'000 : 0;
  if (!newest || days > kOldBackup) {
    out.push_back(
        {.check = "backup",
         .gravity = Gravity::Note,
         .what = newest ? Message(Text{"the last backup in the workspace is {} days old",
                                       "工作区里最近的备份是 {} 天前的"},
                                  {days})
                        : Message(Text{"there is no backup in the workspace's own folder",
                                       "工作区自己的备份文件夹里还没有备份"}),
         .why =
             Text{
                 "a disk that breaks takes everything with it; backups are best kept on another one",
                 "磁盘坏了就全没了；备份最好放在另一块盘上"},
         .remedy = Message(Text{"pareto backup, or to another disk: pareto backup FOLDER --keep 14",
                                "pareto backup；放到另一块盘：pareto backup 文件夹 --keep 14"})});
  }
  return out;
}

void repair_files(const host::Workspace& workspace) {
  clear_abandoned(workspace.folder());
  clear_abandoned(backup_folder(workspace.folder()));
  store::Connection connection(workspace.database(), store::Mode::ReadWrite);
  static_cast<void>(connection.integer("PRAGMA wal_checkpoint(TRUNCATE)"));
}

}  // namespace pareto::safety
