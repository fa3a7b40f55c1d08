#include "core/api/host_pool.hpp"

#include <algorithm>
#include <thread>
#include <utility>

#include "core/base/error.hpp"

namespace pareto::api {

constexpr std::chrono::milliseconds kBetweenTries{20};

std::unique_ptr<host::Host> HostPool::take(std::int64_t user) {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto found = std::ranges::find(idle_.rbegin(), idle_.rend(), user,
                                 [](const auto& host) { return host->session().principal; });
  // Of somebody else's the one that will be missed least.
  const auto at = found == idle_.rend() ? idle_.begin() : std::prev(found.base());
  std::unique_ptr<host::Host> host = std::move(*at);
  idle_.erase(at);
  return host;
}

void HostPool::give_back(std::unique_ptr<host::Host> host, const host::Host* of) noexcept {
  // What a failure left open is not handed on.
  if (!host || host->connection().in_transaction()) return;
  host->let_go();
  std::unique_ptr<host::Host> over;
  try {
    const std::lock_guard lock(mutex_);
    if (of != first_) {
      over = std::move(host);
      return;
    }
    idle_.push_back(std::move(host));
    if (idle_.size() > keeps_) {
      over = std::move(idle_.front());
      idle_.erase(idle_.begin());
    }
  } catch (const std::exception&) {
    // Without memory to keep it, it goes.
  }
}

// Whoever changed plugins is done; whoever runs services takes notice and exchanges the first host
// in a moment.
std::pair<std::unique_ptr<host::Host>, const host::Host*> HostPool::open(
    const host::Caller& caller) {
  const auto until = std::chrono::steady_clock::now() + patience_;
  const auto waits = [&] {
    return std::chrono::steady_clock::now() < until &&
           (caller.cancel == nullptr || !*caller.cancel);
  };
  for (;;) {
    host::Host& beside = first();
    try {
      std::unique_ptr<host::Host> host = host::Host::beside(beside);
      if (host->workspace().settings().plugins == beside.workspace().settings().plugins ||
          !waits()) {
        const std::lock_guard lock(mutex_);
        ++opened_;
        return {std::move(host), &beside};
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Busy || !waits()) throw;
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

HostPool::Lease HostPool::lease(const host::Caller& caller) {
  const host::Host* of = &first();
  while (std::unique_ptr<host::Host> host = take(caller.user)) {
    try {
      if (host->work_for(caller)) return {*this, std::move(host), of};
    } catch (const Error&) {
      give_back(std::move(host), of);
      throw;
    }
  }
  // Twice, since the store may change between the two steps.
  for (int turn = 0; turn < 2; ++turn) {
    auto [host, beside] = open(caller);
    if (host->work_for(caller)) return {*this, std::move(host), beside};
  }
  throw Error(
      ErrorCode::Busy,
      Text{"the workspace is being set up by others just now", "工作区正在被其他操作修改设置"},
      Text{"try again in a while", "请稍后再试"});
}

std::unique_ptr<host::Host> HostPool::fresh(const host::Caller& caller) {
  auto [host, beside] = open(caller);
  if (host->work_for(caller)) return std::move(host);
  throw Error(
      ErrorCode::Busy,
      Text{"the workspace is being set up by others just now", "工作区正在被其他操作修改设置"},
      Text{"try again in a while", "请稍后再试"});
}

host::Host& HostPool::first() const {
  const std::lock_guard lock(mutex_);
  return *first_;
}

void HostPool::exchange(host::Host& first) {
  std::vector<std::unique_ptr<host::Host>> over;  // goes without the lock
  const std::lock_guard lock(mutex_);
  first_ = &first;
  over.swap(idle_);
}

std::size_t HostPool::idle() const {
  const std::lock_guard lock(mutex_);
  return idle_.size();
}

std::size_t HostPool::opened() const {
  const std::lock_guard lock(mutex_);
  return opened_;
}

}  // namespace pareto::api
