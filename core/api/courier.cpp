#include "core/api/courier.hpp"

#include <chrono>
#include <utility>

#include "core/base/error.hpp"
#include "core/records/journal.hpp"

namespace pareto::api {
namespace {

using std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenLooks{200};
// What failed is due again after a second, at the earliest; what others left is found after half a minute.
constexpr std::chrono::seconds kAfterFailure{1}, kBetween{30}, kLimit{5};

}  // namespace

Courier::Courier(HostPool& hosts, Language language, std::function<void(const Error& why)> failed)
    : hosts_(hosts), language_(language), failed_(std::move(failed)), thread_([this] { work(); }) {}

Courier::~Courier() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

std::int64_t Courier::position() { return records::Journal(hosts_.lease({.language = language_})->connection()).last_sequence(); }

void Courier::work() {
  std::int64_t told = -1;
  steady_clock::time_point next = steady_clock::now();
  std::chrono::milliseconds pause = kBetweenLooks;
  for (std::unique_lock lock(mutex_); !ends_; wakes_.wait_for(lock, pause, [this] { return ends_; })) {
    lock.unlock();
    pause = kBetweenLooks;
    try {
      const std::int64_t now = position();
      if (now != told || steady_clock::now() >= next) {
        const records::DeliveryReport report = hosts_.fresh({.language = language_})->deliver_everything(kLimit);
        told = now;
        next = steady_clock::now() + (report.failures.empty() && report.pending == 0 ? kBetween : kAfterFailure);
      }
    } catch (const Error& error) {
      // Where the workspace is busy, the next time will do.
      if (error.code() != ErrorCode::Busy) {
        failed_(error);
        pause = kBetween;
      }
    } catch (const std::exception& error) {
      failed_(Error(ErrorCode::Fail, Message::verbatim(error.what())));
      pause = kBetween;
    }
    lock.lock();
  }
}

}  // namespace pareto::api
