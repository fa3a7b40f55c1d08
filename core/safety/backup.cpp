#include "core/safety/backup.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <regex>

#include "core/base/partial_file.hpp"
#include "core/base/private_folder.hpp"
#include "core/safety/kept_files.hpp"

namespace pareto::safety {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kSpare = 1 << 20;  // bytes that shall stay free

std::string this_computer() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

// The folder's name says which workspace it is; that of the firm may hold anything.
std::string stem_of(const fs::path& folder) { return fs::weakly_canonical(folder).stem().string(); }

fs::path target_of(const BackupRequest& request) {
  fs::path folder = backup_folder(request.folder);
  if (request.to) {
    if (!fs::is_directory(*request.to) && request.to->has_filename()) {
      if (!fs::exists(*request.to)) return *request.to;
      throw Error(ErrorCode::Argument,
                  Message(Text{"{} exists already", "{} 已存在"}, {request.to->string()}),
                  Message(Text{"name another file, or a folder", "请换一个文件名，或指定文件夹"}));
    }
    folder = *request.to;
  }
  const std::string name = stem_of(request.folder) + "-" + file_stamp(request.now, request.zone) +
                           (request.remark.empty() ? "" : "-" + request.remark);
  fs::path file = folder / (name + std::string(kBackupEnd));
  for (int again = 2; fs::exists(file); ++again)
    file = folder / (name + "-" + std::to_string(again) + std::string(kBackupEnd));
  return file;
}

void make_folder(const fs::path& folder) {
  std::error_code failed;
  make_private_folder(folder, failed);
  if (!failed) return;
  throw Error(ErrorCode::Io, Message(Text{"cannot make the folder {}: {}", "无法建立文件夹 {}：{}"},
                                     {folder.string(), failed.message()}));
}

void require_space(const fs::path& folder, std::uintmax_t needed) {
  std::error_code failed;
  const fs::space_info space = fs::space(folder.empty() ? "." : folder, failed);
  if (failed || space.available >= needed + kSpare) return;
  throw Error(
      ErrorCode::Io,
      Message(Text{"there is not enough room for a backup in {}: it takes {}, {} are free",
                   "{} 的空间不够放备份：需要 {}，可用 {}"},
              {folder.string(), size_text(needed), size_text(space.available)}),
      Message(Text{"free some space, or name a folder on another disk: pareto backup FOLDER",
                   "请腾出空间，或指定另一块盘上的文件夹：pareto backup 文件夹"}));
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    throw Error(ErrorCode::Io, Message(Text{"cannot read {}", "无法读取 {}"}, {file.string()}),
                Message(Text{"check its rights, or move it out of the workspace",
                             "请检查它的权限，或把它移出工作区"}));
  }
  return content;
}

// The layout of SQLite's archives: `sqlite3 FILE -A --list` shows them.
void take_files(store::Connection& backup, const fs::path& folder,
                const std::vector<KeptFile>& files, const store::CopyWatch& watch) {
  backup.execute(
      "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)");
  store::Statement insert = backup.prepare("INSERT INTO sqlar VALUES(?1, ?2, ?3, ?4, ?5)");
  for (const KeptFile& file : files) {
    if (watch.cancel != nullptr && *watch.cancel)
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
    const std::string content = content_of(folder / file.name);
    insert.bind(1, std::string_view(file.name))
        .bind(2, std::int64_t{S_IFREG | file.mode})
        .bind(3, file.modified);
    insert.bind(4, static_cast<std::int64_t>(content.size())).bind_blob(5, content).run();
  }
}

// How many parts of the work are done, of what all of it takes.
class Part {
 public:
  Part(const store::CopyWatch& watch, std::int64_t from, std::int64_t to)
      : watch_(watch), from_(from), to_(to) {}
  [[nodiscard]] store::CopyWatch get() const {
    return {.progress =
                [progress = watch_.progress, from = from_, to = to_](std::int64_t done,
                                                                     std::int64_t total) {
                  if (progress && total > 0) progress(from + (to - from) * done / total, 100);
                },
            .cancel = watch_.cancel,
            .waiting = watch_.waiting};
  }

 private:
  const store::CopyWatch& watch_;
  std::int64_t from_, to_;
};

// What the copy holds, as the source has it in its open transaction.
BackupInfo describe(store::Connection& source, const BackupRequest& request) {
  BackupInfo info{.workspace = request.name,
                  .made = request.now,
                  .program = PARETO_VERSION,
                  .computer = this_computer()};
  info.store_version =
      source.integer("SELECT CAST(value AS BIGINT) FROM pareto_meta WHERE key = 'store_version'");
  info.operation = source.integer("SELECT max(id) FROM pareto_operation");
  store::Statement last =
      source.prepare("SELECT sequence, chain FROM pareto_journal ORDER BY sequence DESC LIMIT 1");
  if (last.step()) {
    info.sequence = last.integer(0);
    info.chain = last.text(1);
  }
  info.tables = count_tables(source);
  return info;
}

void write(const BackupRequest& request, const fs::path& partial, const store::CopyWatch& watch,
           BackupResult& result) {
  std::vector<KeptFile> files = kept_files(request.folder);
  std::uintmax_t needed = 0;
  for (const KeptFile& file : files) {
    if (file.bytes > kLargestFile)
      result.left_out.push_back(file.name);
    else
      needed += file.bytes;
  }
  std::erase_if(files, [](const KeptFile& file) { return file.bytes > kLargestFile; });
  {
    store::Connection source(request.folder / "pareto.db", store::Mode::ReadOnly);
    source.execute("BEGIN");  // one state for the copy and for what is said of it
    try {
      result.info = describe(source, request);
    } catch (const Error&) {
      if (!request.as_found) throw;
      result.info = {.workspace = request.name,
                     .made = request.now,
                     .program = PARETO_VERSION,
                     .computer = this_computer()};
    }
    result.info.files = static_cast<std::int64_t>(files.size());
    result.info.sound = !request.as_found;
    require_space(partial.parent_path(),
                  needed + static_cast<std::uintmax_t>(store::bytes_of(source)));
    store::copy_database(source, partial, Part(watch, 0, 60).get());
  }
  {
    store::Connection copy(partial, store::Mode::ReadWrite);
    copy.execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF");  // a broken attempt is
                                                                         // thrown away as a whole
    copy.begin_write();
    take_files(copy, request.folder, files, watch);
    write_info(copy, result.info);
    copy.commit();
  }
  seal(partial);
  verify_backup(partial, Part(watch, 60, 100).get());
}

// Only those that carry the name of this workspace and a time, as we name them ourselves.
std::vector<fs::path> remove_older(const BackupRequest& request, const fs::path& made) {
  std::vector<fs::path> own, removed;
  const std::string stem = stem_of(request.folder) + "-";
  static const std::regex kTime("\\d{8}-\\d{6}(-\\d+)?\\.pareto-backup");
  for (const auto& entry : fs::directory_iterator(made.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name.starts_with(stem) &&
        std::regex_match(name.substr(stem.size()), kTime))
      own.push_back(entry.path());
  }
  std::sort(own.begin(), own.end(), std::greater<>());
  for (std::size_t i = static_cast<std::size_t>(request.keep); i < own.size(); ++i) {
    std::error_code failed;
    if (own[i] != made && fs::remove(own[i], failed)) removed.push_back(own[i]);
  }
  return removed;
}

}  // namespace

fs::path backup_folder(const fs::path& workspace) { return workspace / "backups"; }

std::string file_stamp(Time now, const TimeZone& zone) {
  std::string out;
  for (const char c : zone.second_text(now)) {
    if (c >= '0' && c <= '9') out += c;
    if (c == ' ') out += '-';
  }
  return out;
}

std::string size_text(std::uintmax_t bytes) {
  char text[32];
  const double mega = static_cast<double>(bytes) / 1e6;
  if (mega >= 1000)
    std::snprintf(text, sizeof text, "%.1f GB", mega / 1000);
  else if (mega >= 0.1)
    std::snprintf(text, sizeof text, "%.1f MB", mega);
  else if (bytes >= 1000)
    std::snprintf(text, sizeof text, "%.0f kB", static_cast<double>(bytes) / 1000);
  else
    std::snprintf(text, sizeof text, "%d B", static_cast<int>(bytes));
  return text;
}

BackupResult make_backup(const BackupRequest& request, const store::CopyWatch& watch) {
  if (!fs::exists(request.folder / "pareto.db")) {
    throw Error(ErrorCode::Io, Message(Text{"there is no database in {}", "{} 里没有数据库"},
                                       {request.folder.string()}));
  }
  BackupResult result;
  result.file = target_of(request);
  const fs::path folder = result.file.parent_path();
  make_folder(folder);
  clear_abandoned(folder);
  const fs::path partial = partial_name(result.file);
  try {
    write(request, partial, watch, result);
    // Whoever may read the database may read its copy, and nobody else.
    struct stat known {};
    if (::stat((request.folder / "pareto.db").c_str(), &known) == 0)
      ::chmod(partial.c_str(), known.st_mode & 0777);
    fs::rename(partial, result.file);
    sync_folder(folder);
  } catch (Error& error) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw error.within(Message(Text{"backup to {}", "备份到 {}"}, {result.file.string()}));
  } catch (const std::exception& error) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    throw Error(
        ErrorCode::Io,
        Message(Text{"backup to {}: {}", "备份到 {}：{}"}, {result.file.string(), error.what()}),
        Message(
            Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"}));
  }
  result.bytes = fs::file_size(result.file);
  if (request.keep > 0) result.removed = remove_older(request, result.file);
  return result;
}

std::vector<FoundBackup> backups_in(const fs::path& folder) {
  std::vector<FoundBackup> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != kBackupEnd) continue;
    FoundBackup found{.file = entry.path(), .bytes = entry.file_size()};
    try {
      found.info = read_backup(entry.path());
    } catch (const Error& error) {
      found.problem = error;
    }
    out.push_back(std::move(found));
  }
  const auto made = [](const FoundBackup& found) {
    return found.info ? found.info->made : Time{0};
  };
  std::sort(out.begin(), out.end(), [&](const FoundBackup& a, const FoundBackup& b) {
    return made(a) != made(b) ? made(a) > made(b) : a.file > b.file;
  });
  return out;
}

}  // namespace pareto::safety
