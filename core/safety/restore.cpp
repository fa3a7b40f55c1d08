#include "core/safety/restore.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "core/base/partial_file.hpp"
#include "core/base/private_folder.hpp"
#include "core/safety/backup.hpp"
#include "core/safety/kept_files.hpp"

namespace pareto::safety {
namespace fs = std::filesystem;
namespace {

constexpr const char* kDatabase = "pareto.db";
constexpr std::size_t kShownOperations = 5;

// Up while a workspace is between its old and its new state; locked by who brings it over.
class Sign {
 public:
  Sign(const fs::path& folder, bool make) : file_(folder / "pareto.db-restore") {
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CLOEXEC | (make ? O_CREAT : 0), 0600);
    if (descriptor_ < 0) {
      if (!make) return;
      throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file_.string()}),
                  Message(Text{"check the folder's rights and the free space",
                               "请检查文件夹权限和磁盘空间"}));
    }
    while (::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
    if (make) sync_folder(folder);
  }
  ~Sign() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Sign(const Sign&) = delete;
  Sign& operator=(const Sign&) = delete;
  [[nodiscard]] bool is_up() const { return descriptor_ >= 0; }
  void take_down() { ::unlink(file_.c_str()); }

 private:
  fs::path file_;
  int descriptor_ = -1;
};

bool has_files(store::Connection& database) {
  return database.integer("SELECT count(*) FROM sqlite_master WHERE name = 'pareto_backup'") != 0;
}

void write_file(const fs::path& file, std::string_view content, unsigned mode) {
  fs::create_directories(file.parent_path());
  const fs::path partial = partial_name(file);
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.flush();
    if (!out) {
      std::error_code ignored;
      fs::remove(partial, ignored);
      throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}),
                  Message(Text{"free some space; the next command goes on with it",
                               "请腾出空间；下一条命令会继续"}));
    }
  }
  // Others may not be given more than the owner of a plugin's library allowed.
  ::chmod(partial.c_str(), (mode & 0755) | 0600);
  sync_file(partial);
  fs::rename(partial, file);
}

// Writes the files that a database brings along, then takes them out of it: from then on it is a
// workspace's like any other.
void unpack(store::Connection& database, const fs::path& folder) {
  {
    store::Statement files = database.prepare("SELECT name, mode, data FROM sqlar ORDER BY name");
    while (files.step()) {
      const std::string name(files.text(0));
      if (may_be_kept(name))
        write_file(folder / name, files.text(2), static_cast<unsigned>(files.integer(1)));
    }
  }
  database.begin_write();
  database.execute("DROP TABLE IF EXISTS sqlar; DROP TABLE IF EXISTS pareto_backup");
  database.commit();
}

// The whole of a backup as a folder of its own.
void build(const fs::path& file, const fs::path& folder, const store::CopyWatch& watch) {
  std::error_code failed;  // the copy says why
  make_private_folder(folder, failed);
  {
    store::Connection source(file, store::Mode::ReadOnly);
    source.execute("BEGIN");
    store::copy_database(source, folder / kDatabase, watch);
  }
  store::Connection database(folder / kDatabase, store::Mode::ReadWrite);
  database.execute("PRAGMA journal_mode=WAL");
  unpack(database, folder);
}

// Other computers' folders, and those of processes that live, stay.
void make_new(const fs::path& file, const fs::path& folder, const store::CopyWatch& watch) {
  fs::path target = fs::absolute(folder).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  fs::create_directories(target.parent_path());
  clear_abandoned(target.parent_path());
  const fs::path partial = partial_name(target);
  try {
    build(file, partial, watch);
    sync_folder(partial);
    fs::rename(partial, target);  // an empty folder may be there
    sync_folder(target.parent_path());
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(partial, ignored);
    throw;
  }
}

// A database that the engine does not take for one: nobody can work with it, so its files are
// copied away and replaced.
fs::path replace_wreck(const fs::path& file, const fs::path& folder, const std::string& stamp,
                       const store::CopyWatch& watch) {
  const fs::path aside = backup_folder(folder) / ("damaged-" + stamp);
  fs::create_directories(aside);
  for (const char* part : {"", "-wal"}) {
    const fs::path from = folder / (std::string(kDatabase) + part);
    if (fs::exists(from))
      fs::copy_file(from, aside / from.filename(), fs::copy_options::overwrite_existing);
  }
  for (const KeptFile& kept : kept_files(folder)) {
    fs::create_directories((aside / kept.name).parent_path());
    fs::copy_file(folder / kept.name, aside / kept.name, fs::copy_options::overwrite_existing);
  }
  const fs::path fresh = partial_name(folder / kDatabase);
  try {
    store::Connection source(file, store::Mode::ReadOnly);
    source.execute("BEGIN");
    store::copy_database(source, fresh, watch);
    { store::Connection(fresh, store::Mode::ReadWrite).execute("PRAGMA journal_mode=WAL"); }
    // A log that belongs to the old file would be taken for one of the new.
    for (const char* part : {"-wal", "-shm"}) fs::remove(folder / (std::string(kDatabase) + part));
    fs::rename(fresh, folder / kDatabase);
    sync_folder(folder);
  } catch (...) {
    std::error_code ignored;
    fs::remove(fresh, ignored);
    throw;
  }
  return aside;
}

SinceBackup since_backup(store::Connection& present, const BackupInfo& backup, const fs::path& file,
                         const TimeZone& zone) {
  SinceBackup out;
  const auto chain_at = [](store::Connection& database, std::int64_t sequence) {
    store::Statement entry =
        database.prepare("SELECT chain FROM pareto_journal WHERE sequence = ?1");
    return entry.bind(1, sequence).step() ? std::string(entry.text(0)) : std::string();
  };
  const std::int64_t last = present.integer("SELECT max(sequence) FROM pareto_journal");
  if (chain_at(present, backup.sequence) == backup.chain) {
    out.operations = present.integer("SELECT count(*) FROM pareto_operation WHERE id > " +
                                     std::to_string(backup.operation));
    out.kind = out.operations == 0 ? SinceBackup::Kind::Nothing : SinceBackup::Kind::Later;
  } else {
    store::Connection known(file, store::Mode::ReadOnly);
    out.kind = chain_at(known, last) == chain_at(present, last) ? SinceBackup::Kind::Earlier
                                                                : SinceBackup::Kind::Other;
    if (out.kind == SinceBackup::Kind::Other)
      out.operations = present.integer("SELECT count(*) FROM pareto_operation");
  }
  if (out.operations == 0) return out;
  const std::int64_t after = out.kind == SinceBackup::Kind::Later ? backup.operation : 0;
  store::Statement rows = present.prepare(
      "SELECT at, kind, title FROM pareto_operation WHERE id > ?1 ORDER BY id DESC LIMIT ?2");
  rows.bind(1, after).bind(2, static_cast<std::int64_t>(kShownOperations));
  while (rows.step()) {
    out.newest.push_back(zone.minute_text(Time{rows.integer(0)}) + "  " +
                         std::string(rows.text(1)) + "  " + std::string(rows.text(2)));
  }
  return out;
}

}  // namespace

RestorePlan plan_restore(const fs::path& file, const fs::path& folder, const TimeZone& zone,
                         const store::CopyWatch& watch) {
  verify_backup(file, watch);
  RestorePlan plan{.backup = read_backup(file), .folder = folder};
  std::error_code failed;
  if (!fs::exists(folder) || (fs::is_directory(folder) && fs::is_empty(folder, failed)))
    return plan;
  plan.present = fs::exists(folder / "pareto.toml") || fs::exists(folder / kDatabase);
  if (!plan.present) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"{} is neither a workspace nor empty", "{} 既不是工作区，也不是空文件夹"},
                {folder.string()}),
        Message(Text{"name a folder that does not exist yet: --into FOLDER",
                     "请指定一个还不存在的文件夹：--into 文件夹"}));
  }
  try {
    if (!fs::exists(folder / kDatabase)) return plan;
    store::Connection present(folder / kDatabase, store::Mode::ReadOnly);
    plan.tables = count_tables(present);
    plan.since = since_backup(present, plan.backup, file, zone);
  } catch (const Error&) {
    plan.since.kind = SinceBackup::Kind::Unreadable;
  }
  return plan;
}

RestoreResult restore(const fs::path& file, const RestorePlan& plan, Time now, const TimeZone& zone,
                      const store::CopyWatch& watch) {
  RestoreResult result;
  const fs::path& folder = plan.folder;
  try {
    if (!plan.present) {
      make_new(file, folder, watch);
      return result;
    }
    if (fs::weakly_canonical(file) == fs::weakly_canonical(folder / kDatabase)) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"a database is no backup of itself", "数据库不是它自己的备份"}));
    }
    std::optional<Sign> sign;
    if (!fs::exists(folder / kDatabase) || plan.since.kind == SinceBackup::Kind::Unreadable) {
      sign.emplace(folder, true);
      result.aside = replace_wreck(file, folder, file_stamp(now, zone), watch);
    } else {
      store::replace_database(file, folder / kDatabase, watch, [&] {
        // Nobody can write any more, so nothing that was acknowledged is missing in what is put
        // aside.
        BackupRequest aside{.folder = folder,
                            .name = plan.name.empty() ? folder.stem().string() : plan.name,
                            .to = {},
                            .now = now,
                            .zone = zone,
                            .remark = "before-restore"};
        try {
          result.aside = make_backup(aside, {.cancel = watch.cancel}).file;
        } catch (const Error& error) {
          if (error.code() != ErrorCode::Data) throw;
          aside.as_found = true;  // damaged: kept as it is
          result.aside = make_backup(aside, {.cancel = watch.cancel}).file;
        }
        sign.emplace(folder, true);
      });
    }
    {
      store::Connection database(folder / kDatabase, store::Mode::ReadWrite);
      unpack(database, folder);
    }
    sync_folder(folder);
    sign->take_down();
    return result;
  } catch (Error& error) {
    throw error.within(Message(Text{"restoring {}", "恢复 {}"}, {file.string()}));
  } catch (const fs::filesystem_error& error) {
    throw Error(
        ErrorCode::Io,
        Message(Text{"restoring {}: {}", "恢复 {}：{}"}, {file.string(), error.what()}),
        Message(Text{"check the folder's rights and the free space, then repeat the command",
                     "请检查文件夹权限和磁盘空间后重做"}));
  }
}

void finish_restore(const fs::path& folder) {
  if (::access((folder / "pareto.db-restore").c_str(), F_OK) != 0) return;
  Sign sign(folder, false);  // waits for who is at it just now
  if (!sign.is_up() || ::access((folder / "pareto.db-restore").c_str(), F_OK) != 0) return;
  if (fs::exists(folder / kDatabase)) {
    store::Connection database(folder / kDatabase, store::Mode::ReadWrite);
    if (has_files(database)) unpack(database, folder);
  }
  sign.take_down();
}

}  // namespace pareto::safety
