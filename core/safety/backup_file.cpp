#include "core/safety/backup_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <map>
#include <optional>

#include "core/base/counted.hpp"
#include "core/base/hash.hpp"
#include "core/records/write/journal.hpp"
#include "core/safety/kept_files.hpp"
#include "core/store/dialect.hpp"
#include "core/store/migrations.hpp"
#include "core/store/soundness.hpp"

namespace pareto::safety {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kTablePrefix = "rows of ";
constexpr std::size_t kSealDigits = 64, kPiece = 1 << 20;

Error no_backup(const fs::path& file) {
  return {ErrorCode::Data,
          Message(Text{"{} is no backup of Pareto, or it is damaged",
                       "{} 不是 Pareto 的备份，或已损坏"},
                  {file.string()}),
          Message(Text{"see which backups there are: pareto backup list [FOLDER]",
                       "查看有哪些备份：pareto backup list [文件夹]"})};
}

std::map<std::string, std::string> values_of(const fs::path& file) {
  if (!fs::is_regular_file(file)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no file {}", "没有文件 {}"}, {file.string()}),
                Message(Text{"see which backups there are: pareto backup list [FOLDER]",
                             "查看有哪些备份：pareto backup list [文件夹]"}));
  }
  std::map<std::string, std::string> values;
  try {
    store::Connection backup(file, store::Mode::ReadOnly);
    store::Statement rows = backup.prepare("SELECT key, value FROM pareto_backup");
    while (rows.step()) values.emplace(rows.text(0), rows.text(1));
  } catch (const Error&) {
    throw no_backup(file);
  }
  if (!values.contains("seal")) throw no_backup(file);
  return values;
}

std::int64_t number(const std::map<std::string, std::string>& values, const std::string& key) {
  std::int64_t value = 0;
  const auto found = values.find(key);
  if (found != values.end())
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
  return value;
}

// Where the seal's digits stand in the file, and the hash over all bytes with zeros in their place.
struct Sealed {
  std::optional<std::uintmax_t> at;
  std::string hash;
};
Sealed look_through(const fs::path& file, const std::string& mark, const store::CopyWatch& watch) {
  Sealed out;
  ContentHash hash;
  std::ifstream in(file, std::ios::binary);
  const std::size_t needed = mark.size() + kSealDigits;
  const auto all = static_cast<std::int64_t>(fs::file_size(file));
  std::string window;        // what is not hashed yet
  std::uintmax_t begin = 0;  // of the window in the file
  for (bool more = true; more;) {
    if (watch.cancel != nullptr && *watch.cancel)
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
    const std::size_t known = window.size();
    window.resize(known + kPiece);
    in.read(window.data() + known, kPiece);
    window.resize(known + static_cast<std::size_t>(in.gcount()));
    more = static_cast<bool>(in);
    if (!out.at) {
      const std::size_t found = window.find(mark);
      if (found != std::string::npos && found + needed <= window.size()) {
        out.at = begin + found + mark.size();
        window.replace(found + mark.size(), kSealDigits, kSealDigits, '0');
      }
    }
    // A mark may lie across two pieces.
    const std::size_t keep = more && !out.at ? std::min(window.size(), needed) : 0;
    hash.add(std::string_view(window).substr(0, window.size() - keep));
    begin += window.size() - keep;
    window.erase(0, window.size() - keep);
    if (watch.progress) watch.progress(static_cast<std::int64_t>(begin), all);
  }
  out.hash = hash.hex();
  return out;
}

// "seal 5f0c93b2a1d0e7f4 " before the digits: made for one file, so that no value of a record can
// look like it.
std::string mark_of(const std::string& value) {
  return value.substr(0, value.size() - std::min(value.size(), kSealDigits));
}

Error changed(const fs::path& file, const Text& what, const std::vector<Argument>& values = {}) {
  return Error(ErrorCode::Data, Message(what, values),
               Message(Text{"use another backup; this one must not be relied upon",
                            "请改用别的备份；这一份不可靠"}))
      .within(Message(Text{"backup {}", "备份 {}"}, {file.string()}));
}

}  // namespace

std::int64_t BackupInfo::rows(std::string_view table) const {
  for (const auto& [name, count] : tables) {
    if (name == table) return count;
  }
  return 0;
}

BackupInfo read_backup(const fs::path& file) {
  std::map<std::string, std::string> values = values_of(file);
  BackupInfo info{.workspace = values["workspace"],
                  .made = Time{number(values, "made")},
                  .program = values["program"],
                  .computer = values["computer"],
                  .store_version = number(values, "store_version"),
                  .operation = number(values, "operation"),
                  .sequence = number(values, "sequence"),
                  .chain = values["chain"],
                  .files = number(values, "files"),
                  .sound = values["sound"] != "no"};
  for (const auto& [key, value] : values) {
    if (key.starts_with(kTablePrefix))
      info.tables.emplace_back(key.substr(kTablePrefix.size()), number(values, key));
  }
  if (info.store_version > store::store_version()) {
    throw Error(
        ErrorCode::Unsupported,
        Message(Text{"{} was made by a newer Pareto ({}, store version {}; this program knows {})",
                     "{} 由更新的 Pareto 制作（{}，存储版本 {}，本程序只认到 {}）"},
                {file.string(), info.program, info.store_version, store::store_version()}),
        Message(Text{"use the newer program; nothing was changed",
                     "请使用新版程序；没有改动任何内容"}));
  }
  return info;
}

void write_info(store::Connection& backup, const BackupInfo& info) {
  backup.execute("CREATE TABLE pareto_backup(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
  store::Statement insert = backup.prepare("INSERT INTO pareto_backup VALUES(?1, ?2)");
  const auto put = [&](const std::string& key, const std::string& value) {
    insert.bind(1, std::string_view(key)).bind(2, std::string_view(value)).run();
  };
  put("workspace", info.workspace);
  put("made", std::to_string(info.made.micros));
  put("program", info.program);
  put("computer", info.computer);
  put("store_version", std::to_string(info.store_version));
  put("operation", std::to_string(info.operation));
  put("sequence", std::to_string(info.sequence));
  put("chain", info.chain);
  put("files", std::to_string(info.files));
  put("sound", info.sound ? "yes" : "no");
  for (const auto& [table, rows] : info.tables)
    put(std::string(kTablePrefix) + table, std::to_string(rows));
  const std::string own = content_hash(
      info.workspace + info.chain + std::to_string(info.made.micros) + std::to_string(::getpid()));
  put("seal", "seal " + own.substr(0, 32) + " " + std::string(kSealDigits, '0'));
}

void seal(const fs::path& file) {
  const Sealed found = look_through(file, mark_of(values_of(file)["seal"]), {});
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const bool done = found.at && descriptor >= 0 &&
                    ::pwrite(descriptor, found.hash.data(), kSealDigits,
                             static_cast<off_t>(*found.at)) == static_cast<ssize_t>(kSealDigits);
  if (descriptor >= 0) ::close(descriptor);
  if (!done)
    throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}));
  sync_file(file);
}

std::vector<std::pair<std::string, std::int64_t>> count_tables(store::Connection& connection) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  {
    store::Statement tables = connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'pareto\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_\\_search%' ESCAPE '\\' "
        "AND name <> 'pareto_backup' ORDER BY name");
    while (tables.step()) out.emplace_back(tables.text(0), 0);
  }
  for (auto& [table, rows] : out)
    rows = connection.integer("SELECT count(*) FROM " + store::quoted_name(table));
  return out;
}

void verify_backup(const fs::path& file, const store::CopyWatch& watch) {
  const BackupInfo info = read_backup(file);
  const std::string seal = values_of(file)["seal"], mark = mark_of(seal);
  const Sealed found = look_through(file, mark, watch);
  if (!found.at || found.hash != seal.substr(mark.size()))
    throw changed(file, {"its bytes have changed since it was made", "它的内容在制作之后被改动过"});
  if (!info.sound) return;  // it is known to be damaged, and is what it was
  store::Connection backup(file, store::Mode::ReadOnly);
  const std::vector<std::string> unsound = store::unsound_parts(backup, false, watch.cancel);
  if (!unsound.empty())
    throw changed(file, {"the database in it is damaged: {}", "其中的数据库已损坏：{}"},
                  {unsound.front()});
  const std::int64_t broken = records::Journal(backup).first_broken();
  if (broken != 0)
    throw changed(
        file,
        {"the journal in it does not hold together at entry {}", "其中的变更记录在第 {} 条对不上"},
        {broken});
  for (const auto& [table, rows] : count_tables(backup)) {
    if (rows == info.rows(table)) continue;
    throw changed(file,
                  {"it has {1} rows of {0} instead of {2}", "其中 {0} 有 {1} 行，应为 {2} 行"},
                  {table, counted(rows), counted(info.rows(table))});
  }
}

}  // namespace pareto::safety
