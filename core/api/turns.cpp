#include "core/api/turns.hpp"

#include <utility>

namespace pareto::api {

constexpr std::chrono::seconds kAfterFailure{30};

Turns::Turns(std::chrono::milliseconds between, Work work, Failed failed)
    : between_(between),
      work_(std::move(work)),
      failed_(std::move(failed)),
      thread_([this] { run(); }) {}

Turns::~Turns() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

void Turns::run() {
  for (std::unique_lock lock(mutex_); !ends_;) {
    lock.unlock();
    const std::chrono::milliseconds pause = turn();
    lock.lock();
    wakes_.wait_for(lock, pause, [this] { return ends_.load(); });
  }
}

std::chrono::milliseconds Turns::turn() {
  try {
    work_(ends_);
    return between_;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Busy) return between_;
    if (!ends_) failed_(error);
  } catch (const std::exception& error) {
    if (!ends_) failed_(Error(ErrorCode::Fail, Message::verbatim(error.what())));
  }
  return kAfterFailure;
}

}  // namespace pareto::api
