// What runs in this process just now, of whomever, so that it can be looked at and ended.
//
//     RunningJobs jobs;
//     RunningJobs::Entry entry(jobs, {.user = 4711, .who = "李娜", .method = "imports.run"}, theirs);
//     work(entry.cancel());                    // raised by jobs.cancel(…), or by `theirs`
//     …
//     jobs.cancel(entry.id());                 // from another thread
//
// Work is ended by the one flag that it looks at anyway, as Ctrl-C ends a command: between batches
// and within statements, and what it had written is rolled back by itself. Where whoever asked for
// the work has a flag of their own, a thread looks at that one some hundred times a second and
// passes it on; it sleeps while there is none.
//
// Threads: any. It must outlive its entries.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pareto::jobs {

struct RunningJob {
  std::int64_t id = 0;                // never given again by this process
  std::int64_t user = 0;              // 0: the owner of the folder
  std::string who;                    // the user's name
  std::string method;                 // "imports.run"
  bool changes = false;               // it may write
  std::string kind, title;            // of the job within, once it has one: "import", "sales.csv"
  std::int64_t done = 0, total = -1;  // total -1: unknown
  double seconds = 0;                 // since it began
  bool cancelling = false;
};

class RunningJobs {
 public:
  RunningJobs() = default;
  ~RunningJobs();
  RunningJobs(const RunningJobs&) = delete;
  RunningJobs& operator=(const RunningJobs&) = delete;

  class Entry {
   public:
    // `theirs`: the flag of whoever asked, or null; it must stay until the entry goes.
    Entry(RunningJobs& jobs, RunningJob about, const std::atomic<bool>* theirs);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    [[nodiscard]] std::int64_t id() const { return about_.id; }
    [[nodiscard]] const std::atomic<bool>* cancel() const { return &cancel_; }
    // Passes their flag on at once; for whoever may have raised it while told of the progress.
    void look() {
      if (theirs_ != nullptr && theirs_->load(std::memory_order_relaxed)) cancel_ = true;
    }
    void is(const std::string& kind, const std::string& title);
    void progress(std::int64_t done, std::int64_t total) {
      done_.store(done, std::memory_order_relaxed);
      total_.store(total, std::memory_order_relaxed);
    }

   private:
    friend class RunningJobs;
    RunningJobs& jobs_;
    RunningJob about_;  // guarded by the mutex of jobs_
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    const std::atomic<bool>* const theirs_;
    std::atomic<bool> cancel_ = false;
    std::atomic<std::int64_t> done_ = 0, total_ = -1;
  };

  // The one that began first at the beginning.
  [[nodiscard]] std::vector<RunningJob> all() const;
  // False when it is over.
  bool cancel(std::int64_t id);

 private:
  void watch();

  mutable std::mutex mutex_;  // guards what follows
  std::vector<Entry*> entries_;
  std::int64_t last_id_ = 0;
  std::size_t linked_ = 0;  // of the entries, those with a flag of somebody's
  bool ends_ = false;
  std::condition_variable woken_;
  std::thread watcher_;  // there once an entry has such a flag
};

}  // namespace pareto::jobs
