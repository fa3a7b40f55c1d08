// Bodies of service.hpp.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "pareto/service.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct Stop::State {
  std::mutex mutex;
  std::condition_variable wake;
  bool asked = false;
};
PARETO_LAYER Stop::Stop() : state_(new State) {}
PARETO_LAYER Stop::~Stop() { delete state_; }
PARETO_LAYER bool Stop::asked() const {
  const std::lock_guard lock(state_->mutex);
  return state_->asked;
}
PARETO_LAYER bool Stop::wait_for(std::int64_t nanoseconds) const {
  std::unique_lock lock(state_->mutex);
  return state_->wake.wait_for(lock, std::chrono::nanoseconds(nanoseconds),
                               [&] { return state_->asked; });
}
PARETO_LAYER void Stop::ask() {
  const std::lock_guard lock(state_->mutex);
  state_->asked = true;
  state_->wake.notify_all();
}

struct detail::ServiceThread::State {
  Stop stop;
  pareto_status status = PARETO_OK;  // written before failed, read after it
  pareto_error failure{};
  std::atomic<bool> failed = false;
  std::thread thread;
};
PARETO_LAYER detail::ServiceThread::~ServiceThread() { delete state_; }
PARETO_LAYER void detail::ServiceThread::begin(std::string about) {
  about_ = std::move(about);
  state_ = new State;
  state_->thread = std::thread([this, &state = *state_] {
    state.failure = no_error();
    state.status = guarded(&state.failure, [&] { work(state.stop); });
    if (state.status == PARETO_OK && !state.stop.asked()) {
      fill(&state.failure, PARETO_E_FAIL, "it ended by itself");
      state.status = PARETO_E_FAIL;
    }
    if (state.status != PARETO_OK) state.failed = true;
  });
}
PARETO_LAYER void detail::ServiceThread::end() {
  state_->stop.ask();
  state_->thread.join();
}
PARETO_LAYER pareto_status detail::ServiceThread::healthy(pareto_error* error) const {
  return state_->failed ? fill(error, state_->status, state_->failure.text) : PARETO_OK;
}

}  // namespace v0
}  // namespace pareto::sdk
