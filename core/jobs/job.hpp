// A piece of work of a plugin that somebody waits for: an import, a tiering run, a report. It knows
// what it is, how far it is, whether it shall stop, and tells so to all who want to know: the
// command that shows it, the plugin that works in it, the log, and those who wait for the store.
//
//     Job job(host.jobs(), "import", "sales.csv", [&](std::int64_t done, std::int64_t total) { bar.update(done, total); });
//     plugins::JobContext context(found.host, settings, scope, job.callbacks());
//     …
//     job.finish("read 120, created 118, rejected 2");
//
// Lives as long as the work; a job that goes without `finish` has failed or was cancelled, and the
// log says so. Threads: progress and cancelled from any, the rest on the one that made it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/log.hpp"
#include "core/jobs/running_jobs.hpp"
#include "core/jobs/store_sign.hpp"
#include "core/plugins/job_context.hpp"

namespace pareto::jobs {

// Where jobs run. Each may be null; all must outlive the job.
struct Surroundings {
  Log* log = nullptr;
  StoreSign* sign = nullptr;
  const std::atomic<bool>* cancel = nullptr;  // raised by whoever asked for the work
  RunningJobs::Entry* running = nullptr;      // is told what the job is
};

class Job {
 public:
  // Called from any thread, often; total -1: unknown.
  using Shown = std::function<void(std::int64_t done, std::int64_t total)>;

  // `kind` and `title` stand in the log: no names of persons, no values of records.
  Job(const Surroundings& surroundings, std::string kind, std::string title, Shown shown = {});
  ~Job();
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  [[nodiscard]] const std::string& kind() const { return kind_; }
  [[nodiscard]] const std::string& title() const { return title_; }

  void progress(std::int64_t done, std::int64_t total = -1);
  [[nodiscard]] std::int64_t done() const { return done_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t total() const { return total_.load(std::memory_order_relaxed); }

  [[nodiscard]] bool cancelled() const;
  // Null when nobody can cancel it.
  [[nodiscard]] const std::atomic<bool>* cancel_flag() const { return surroundings_.cancel; }

  // Rows that were not taken.
  void reject(std::int64_t rows) { rejects_ += rows; }
  [[nodiscard]] std::int64_t rejects() const { return rejects_; }

  // For the plugin that works in it: progress and cancellation; who wants rows or figures adds
  // them. As long as the job.
  [[nodiscard]] plugins::JobCallbacks callbacks();

  // All is done. `figures` are for the log, in English: "created 118, updated 0".
  void finish(std::string_view figures = {});
  // So far, or in all once it has finished.
  [[nodiscard]] double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  void end();

  Surroundings surroundings_;
  std::string kind_, title_;
  Shown shown_;
  Clock::time_point begin_ = Clock::now(), end_;
  std::atomic<std::int64_t> done_ = 0, total_ = -1;
  std::int64_t rejects_ = 0;
  bool finished_ = false;
};

}  // namespace pareto::jobs
