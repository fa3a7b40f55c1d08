#include "core/jobs/running_jobs.hpp"

#include <algorithm>
#include <utility>

namespace pareto::jobs {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{10};

}  // namespace

RunningJobs::~RunningJobs() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  woken_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

RunningJobs::Entry::Entry(RunningJobs& jobs, RunningJob about, const std::atomic<bool>* theirs)
    : jobs_(jobs), about_(std::move(about)), theirs_(theirs) {
  const std::lock_guard lock(jobs_.mutex_);
  jobs_.entries_.push_back(this);
  about_.id = ++jobs_.last_id_;
  if (theirs_ == nullptr || jobs_.linked_++ > 0) return;
  if (!jobs_.watcher_.joinable())
    jobs_.watcher_ = std::thread([&jobs] { jobs.watch(); });
  else
    jobs_.woken_.notify_one();
}

RunningJobs::Entry::~Entry() {
  const std::lock_guard lock(jobs_.mutex_);
  std::erase(jobs_.entries_, this);
  if (theirs_ != nullptr) --jobs_.linked_;
}

void RunningJobs::Entry::is(const std::string& kind, const std::string& title) {
  const std::lock_guard lock(jobs_.mutex_);
  about_.kind = kind;
  about_.title = title;
}

std::vector<RunningJob> RunningJobs::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<RunningJob> out;
  for (const Entry* entry : entries_) {
    RunningJob& job = out.emplace_back(entry->about_);
    job.done = entry->done_.load(std::memory_order_relaxed);
    job.total = entry->total_.load(std::memory_order_relaxed);
    job.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - entry->begun_).count();
    job.cancelling = entry->cancel_.load(std::memory_order_relaxed);
  }
  return out;
}

bool RunningJobs::cancel(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find_if(entries_, [id](const Entry* entry) { return entry->about_.id == id; });
  if (found == entries_.end()) return false;
  (*found)->cancel_ = true;
  return true;
}

void RunningJobs::watch() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    if (linked_ == 0) {
      woken_.wait(lock);
      continue;
    }
    for (Entry* entry : entries_) entry->look();
    lock.unlock();
    std::this_thread::sleep_for(kBetweenLooks);
    lock.lock();
  }
}

}  // namespace pareto::jobs
