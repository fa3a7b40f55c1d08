#include "core/store/copy.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "core/base/error.hpp"

namespace pareto::store {
namespace {

constexpr int kPages = 2048;      // of one step: 8 MB, some ten milliseconds
constexpr int kMostWaiting = 60;  // seconds, where nobody is told
constexpr off_t kVersionBytes =
    18;  // two bytes of the head: 1 for a rollback journal, 2 for a write-ahead log

void stop_if_cancelled(const CopyWatch& watch) {
  if (watch.cancel == nullptr || !watch.cancel->load(std::memory_order_relaxed)) return;
  throw Error(ErrorCode::Cancelled,
              Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
}

// Ends without keeping what was not finished.
class Backup {
 public:
  Backup(Connection& to, Connection& from)
      : to_(to), handle_(sqlite3_backup_init(to.handle(), "main", from.handle(), "main")) {
    sqlite3_busy_timeout(to_.handle(), 200);  // so that who waits can give up
    if (handle_ == nullptr) to_.fail(sqlite3_extended_errcode(to_.handle()));
  }
  ~Backup() {
    if (handle_ != nullptr) sqlite3_backup_finish(handle_);
  }
  Backup(const Backup&) = delete;
  Backup& operator=(const Backup&) = delete;

  // True while there is more.
  bool step(int pages, const CopyWatch& watch) {
    const auto began = std::chrono::steady_clock::now();
    for (int told = 0;;) {
      stop_if_cancelled(watch);
      const int code = sqlite3_backup_step(handle_, pages);
      if (watch.progress)
        watch.progress(sqlite3_backup_pagecount(handle_) - sqlite3_backup_remaining(handle_),
                       sqlite3_backup_pagecount(handle_));
      if (code == SQLITE_DONE) return false;
      if (code == SQLITE_OK) return true;
      if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) to_.fail(code);
      const int seconds = static_cast<int>(
          std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began)
              .count());
      if (!watch.waiting && seconds > kMostWaiting) to_.fail(code);
      if (watch.waiting && seconds > told) watch.waiting(told = seconds);
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  void finish() {
    const int code = sqlite3_backup_finish(std::exchange(handle_, nullptr));
    if (code != SQLITE_OK) to_.fail(code);
  }

 private:
  Connection& to_;
  sqlite3_backup* handle_;
};

// Without a log of its own, and on the disk. All pages are in the file already, so the two bytes
// say nothing false.
void close_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  const char without_log[] = {1, 1};
  const bool done = descriptor >= 0 &&
                    ::pwrite(descriptor, without_log, sizeof without_log, kVersionBytes) == 2 &&
                    ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!done) {
    throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}),
                Message(Text{"check the folder's rights and the free space",
                             "请检查文件夹权限和磁盘空间"}));
  }
}

}  // namespace

std::int64_t bytes_of(Connection& source) {
  return source.integer("PRAGMA page_count") * source.integer("PRAGMA page_size");
}

void copy_database(Connection& source, const std::filesystem::path& file, const CopyWatch& watch) {
  {
    Connection copy(file, Mode::Create);
    copy.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");  // nobody sees the file before
                                                                      // it is whole
    Backup backup(copy, source);
    while (backup.step(kPages, watch)) {
    }
    backup.finish();
  }
  close_file(file);
}

void replace_database(const std::filesystem::path& from, const std::filesystem::path& to,
                      const CopyWatch& watch, const std::function<void()>& held) {
  Connection source(from, Mode::ReadOnly);
  Connection target(to, Mode::ReadWrite);
  source.execute("BEGIN");
  // The first step takes the right to write.
  Backup backup(target, source);
  bool more = backup.step(1, watch);
  held();
  while (more) more = backup.step(kPages, watch);
  backup.finish();
}

}  // namespace pareto::store
