#include "core/jobs/job.hpp"

#include <cstdio>
#include <utility>

namespace pareto::jobs {

Job::Job(const Surroundings& surroundings, std::string kind, std::string title, Shown shown)
    : surroundings_(surroundings),
      kind_(std::move(kind)),
      title_(std::move(title)),
      shown_(std::move(shown)) {
  if (surroundings_.sign != nullptr) surroundings_.sign->job_begins(kind_, title_);
  if (surroundings_.running != nullptr) surroundings_.running->is(kind_, title_);
  if (surroundings_.log != nullptr) surroundings_.log->info(kind_ + " " + title_ + " begins");
}

Job::~Job() {
  if (finished_) return;
  end();
  if (surroundings_.log == nullptr) return;
  char after[48];
  std::snprintf(after, sizeof after, " after %.2f s", seconds());
  surroundings_.log->warn(kind_ + " " + title_ + (cancelled() ? " was cancelled" : " failed") +
                          after);
}

void Job::progress(std::int64_t done, std::int64_t total) {
  done_.store(done, std::memory_order_relaxed);
  total_.store(total, std::memory_order_relaxed);
  if (surroundings_.sign != nullptr) surroundings_.sign->progress(done, total);
  if (shown_) shown_(done, total);
}

bool Job::cancelled() const {
  return surroundings_.cancel != nullptr && surroundings_.cancel->load(std::memory_order_relaxed);
}

plugins::JobCallbacks Job::callbacks() {
  return {.progress = [this](std::int64_t done, std::int64_t total) { progress(done, total); },
          .cancel = surroundings_.cancel};
}

void Job::finish(std::string_view figures) {
  if (std::exchange(finished_, true)) return;
  if (total() > 0) progress(total(), total());  // plugins tell before a piece, not after the last
  end();
  if (surroundings_.log == nullptr) return;
  char after[48];
  std::snprintf(after, sizeof after, " ends after %.2f s", seconds());
  std::string line = kind_ + " " + title_ + after;
  if (!figures.empty()) line.append(": ").append(figures);
  if (rejects_ > 0) line += ", rejected " + std::to_string(rejects_);
  surroundings_.log->info(line);
}

double Job::seconds() const {
  return std::chrono::duration<double>((end_ == Clock::time_point() ? Clock::now() : end_) - begin_)
      .count();
}

void Job::end() {
  end_ = Clock::now();
  if (surroundings_.sign != nullptr) surroundings_.sign->job_ends();
}

}  // namespace pareto::jobs
