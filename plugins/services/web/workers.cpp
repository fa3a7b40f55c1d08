#include "workers.hpp"

#include <algorithm>
#include <utility>

namespace pareto::web {

Workers::Workers(std::size_t at_once, std::size_t spare) : at_once_(at_once) {
  for (std::size_t i = 0; i < at_once + spare; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() { join(); }

void Workers::post(const std::string& whose, Work work) {
  const std::lock_guard lock(mutex_);
  const auto [queue, is_new] = queues_.try_emplace(whose);
  if (is_new) turns_.push_back(whose);
  queue->second.push_back(std::move(work));
  ++waiting_;
  changed_.notify_one();
}

Workers::Waiting Workers::waiting(const std::string& whose) const {
  const std::lock_guard lock(mutex_);
  const auto queue = queues_.find(whose);
  return {waiting_, queue == queues_.end() ? 0 : queue->second.size()};
}

void Workers::join() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool Workers::take(std::string& whose, Work& work) {
  const auto before = std::chrono::steady_clock::now() - kLong;
  std::size_t brief = 0;
  std::map<std::string_view, std::size_t> lengthy;
  for (const UnderWay& task : under_way_) {
    if (task.since > before)
      ++brief;
    else
      ++lengthy[task.whose];
  }
  if (brief >= at_once_) return false;
  const auto may_begin = [&](const std::string& name) {
    const auto found = lengthy.find(name);
    return found == lengthy.end() || found->second < kLongEach;
  };
  const auto next = std::ranges::find_if(turns_, may_begin);
  if (next == turns_.end()) return false;
  whose = *next;
  const auto queue = queues_.find(whose);
  work = std::move(queue->second.front());
  queue->second.pop_front();
  --waiting_;
  if (queue->second.empty()) {
    queues_.erase(queue);
    turns_.erase(next);
  } else {
    turns_.splice(turns_.end(), turns_, next);
  }
  return true;
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    std::string whose;
    Work work;
    if (!take(whose, work)) {
      if (ends_ && waiting_ == 0) return;
      // What waits may begin when something ends, or takes long.
      if (waiting_ == 0)
        changed_.wait(lock);
      else
        changed_.wait_for(lock, kLong);
      continue;
    }
    const auto task =
        under_way_.insert(under_way_.end(), {std::move(whose), std::chrono::steady_clock::now()});
    lock.unlock();
    work();
    work = {};
    lock.lock();
    under_way_.erase(task);
    if (waiting_ > 0) changed_.notify_one();
    if (ends_) changed_.notify_all();
  }
}

}  // namespace pareto::web
