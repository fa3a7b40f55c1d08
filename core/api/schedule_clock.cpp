#include "core/api/schedule_clock.hpp"

#include <chrono>

#include "core/base/error.hpp"
#include "core/host/schedule_run.hpp"

namespace pareto::api {

constexpr std::chrono::seconds kBetween{30};

ScheduleClock::ScheduleClock(HostPool& hosts, Language language, std::function<void(const Error& why)> failed)
    : hosts_(hosts), language_(language), failed_(std::move(failed)), thread_([this] { work(); }) {}

ScheduleClock::~ScheduleClock() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

void ScheduleClock::work() {
  for (std::unique_lock lock(mutex_); !ends_; wakes_.wait_for(lock, kBetween, [this] { return ends_.load(); })) {
    lock.unlock();
    try {
      const HostPool::Lease host = hosts_.lease({.language = language_, .cancel = &ends_});
      if (!host::run_due(*host).empty()) static_cast<void>(host->deliver());
    } catch (const Error& error) {
      if (!ends_) failed_(error);
    } catch (const std::exception& error) {
      if (!ends_) failed_(Error(ErrorCode::Fail, Message::verbatim(error.what())));
    }
    lock.lock();
  }
}

}  // namespace pareto::api
