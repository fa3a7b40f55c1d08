// A backup as a file: a database like the workspace's own, with two tables more. `pareto_backup`
// says what it is, `sqlar` (the layout of SQLite's own archives) holds the workspace's files. So it
// can be checked as it lies there, opened by any tool that knows SQLite, and needs no second format
// (docs/decisions/0023).
//
// A seal over all its bytes tells of every bit that changed since. Plain values; one thread per
// file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/store/copy.hpp"

namespace pareto::safety {

inline constexpr std::string_view kBackupEnd = ".pareto-backup";

struct BackupInfo {
  std::string workspace;  // its name
  Time made{0};
  std::string program, computer;  // that made it
  std::int64_t store_version = 0;
  std::int64_t operation = 0;  // the last one in it
  std::int64_t sequence = 0;   // of its last journal entry, and what the chain is there
  std::string chain;
  std::int64_t files = 0;  // beside the database
  bool sound = true;       // false: put aside as it was found, with damage
  std::vector<std::pair<std::string, std::int64_t>> tables;  // rows by table

  [[nodiscard]] std::int64_t rows(std::string_view table) const;
};

// What stands in it, at the cost of a few pages. Throws Error when it is no backup, or one of a
// newer program.
[[nodiscard]] BackupInfo read_backup(const std::filesystem::path& file);

// All of it: the seal, pages and indexes, the journal's chain, the numbers of records. Throws Error
// saying what is wrong.
void verify_backup(const std::filesystem::path& file, const store::CopyWatch& watch);

// For those who write one.
void write_info(store::Connection& backup, const BackupInfo& info);
// Over all bytes, once nothing of the file will change any more.
void seal(const std::filesystem::path& file);

// The tables of records and of the store itself, with their rows; without the parts of the search
// index.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> count_tables(
    store::Connection& connection);

}  // namespace pareto::safety
