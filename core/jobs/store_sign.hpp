// What those who wait for the store are told: which job holds it, whose it is and how far it is.
//
// The process that holds the store while a job runs keeps a small text file beside the database and
// writes into it at most once a second. The file is locked (flock) as long as it means something,
// so what a killed process leaves behind is known for what it is, also where process numbers are
// those of another machine or container. Nothing depends on the file: where it cannot be written or
// read, those who wait are told less.
//
// Threads: any.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/message.hpp"

namespace pareto::jobs {

struct StoreNote {
  std::string kind, title;  // of the job: "import", "sales.csv"
  std::string who;          // "li@desk"
  std::int64_t process = 0;
  std::int64_t seconds = 0;           // since the store is held
  std::int64_t done = 0, total = -1;  // total -1: unknown

  // 0 to 99; nothing while the whole is unknown.
  [[nodiscard]] std::optional<int> percent() const;
  // "import of sales.csv"
  [[nodiscard]] Message work() const;
};

class StoreSign {
 public:
  // Takes away what a killed process left in `file`. An empty path: no sign is put up.
  explicit StoreSign(std::filesystem::path file = {});
  ~StoreSign();
  StoreSign(const StoreSign&) = delete;
  StoreSign& operator=(const StoreSign&) = delete;

  // A job begins and ends. The sign is up while there is a job and the store is held.
  void job_begins(const std::string& kind, const std::string& title);
  void job_ends();
  void hold(bool held);
  void progress(std::int64_t done, std::int64_t total);

 private:
  void put_up();
  void take_down();
  void write();

  std::filesystem::path file_;
  std::mutex mutex_;  // guards all below
  std::optional<StoreNote> job_;
  bool held_ = false;
  int descriptor_ = -1;  // of the locked file; -1: the sign is down
  std::size_t written_ = 0;
  std::chrono::steady_clock::time_point since_, next_;
};

// Nothing where no job says that it holds the store.
[[nodiscard]] std::optional<StoreNote> read_store_note(const std::filesystem::path& file);

}  // namespace pareto::jobs
