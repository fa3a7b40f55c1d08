#include "core/api/host_pool.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"

namespace pareto::api {

std::unique_ptr<host::Host> HostPool::take(std::int64_t user) {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto found = std::ranges::find(idle_.rbegin(), idle_.rend(), user, [](const auto& host) { return host->session().principal; });
  // Of somebody else's the one that will be missed least.
  const auto at = found == idle_.rend() ? idle_.begin() : std::prev(found.base());
  std::unique_ptr<host::Host> host = std::move(*at);
  idle_.erase(at);
  return host;
}

void HostPool::give_back(std::unique_ptr<host::Host> host) noexcept {
  // What a failure left open is not handed on.
  if (!host || host->connection().in_transaction()) return;
  host->let_go();
  std::unique_ptr<host::Host> over;
  try {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(host));
    if (idle_.size() > keeps_) {
      over = std::move(idle_.front());
      idle_.erase(idle_.begin());
    }
  } catch (const std::exception&) {
    // Without memory to keep it, it goes.
  }
}

HostPool::Lease HostPool::lease(const host::Caller& caller) {
  while (std::unique_ptr<host::Host> host = take(caller.user)) {
    try {
      if (host->work_for(caller)) return {*this, std::move(host)};
    } catch (const Error&) {
      give_back(std::move(host));
      throw;
    }
  }
  // Twice, since the store may change between the two steps.
  for (int turn = 0; turn < 2; ++turn) {
    std::unique_ptr<host::Host> host = host::Host::beside(first_);
    {
      const std::lock_guard lock(mutex_);
      ++opened_;
    }
    if (host->work_for(caller)) return {*this, std::move(host)};
  }
  throw Error(ErrorCode::Busy, Text{"the workspace is being set up by others just now", "工作区正在被其他操作修改设置"}, Text{"try again in a while", "请稍后再试"});
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
