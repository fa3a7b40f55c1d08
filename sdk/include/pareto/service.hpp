// Services: what works for as long as `pareto serve` runs.
//
//     struct Watch : Service<Watch> {
//       static constexpr const char* id = "watch";
//       static constexpr Label label{"Watches a folder", "监视文件夹"};
//       static constexpr Field settings[] = {integer("seconds", {"Every so many seconds", "间隔秒数"}).initially("10")};
//       explicit Watch(const Job& job);      // throws Failure where it cannot work: a port that is taken
//       void run(const Stop& stop) {         // on a thread of its own
//         do { … } while (!stop.wait(std::chrono::seconds(10)));
//       }
//       std::string about() const;           // may be left out: lines for whoever started it, such as an address
//     };
//
// The layer owns the thread: it begins after the constructor, and `pareto serve` waits for its end when it stops. What run throws
// makes the service unhealthy, and the whole ends with those words. The job and what it offers live until then; of the host's
// services those marked [any] may be called, such as Job::select.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "pareto/abi/service.h"
#include "pareto/extension.hpp"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Says when to end. (std::stop_token is not in every standard library yet.)
class Stop {
 public:
  [[nodiscard]] bool asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  // Sleeps for so long, or until it is time to end; then true.
  template <class Rep, class Period>
  [[nodiscard]] bool wait(std::chrono::duration<Rep, Period> time) const {
    std::unique_lock lock(mutex_);
    return wake_.wait_for(lock, time, [&] { return asked_; });
  }
  void ask() {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    wake_.notify_all();
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable wake_;
  bool asked_ = false;
};

namespace detail {

template <class X>
class ServiceRun {
 public:
  explicit ServiceRun(const pareto_job* job) : service_(Job(job)) {
    if constexpr (requires { service_.about(); }) about_ = service_.about();
    thread_ = std::thread([this] {
      failure_ = no_error();
      status_ = guarded(&failure_, [&] { service_.run(stop_); });
      if (status_ == PARETO_OK && !stop_.asked()) {
        fill(&failure_, PARETO_E_FAIL, "it ended by itself");
        status_ = PARETO_E_FAIL;
      }
      if (status_ != PARETO_OK) failed_ = true;
    });
  }
  ~ServiceRun() {
    stop_.ask();
    thread_.join();
  }
  pareto_status healthy(pareto_error* error) const {
    return failed_ ? fill(error, status_, failure_.text) : PARETO_OK;
  }
  [[nodiscard]] const char* about() const { return about_.empty() ? nullptr : about_.c_str(); }

 private:
  X service_;
  std::string about_;
  Stop stop_;
  pareto_status status_ = PARETO_OK;  // written before failed_, read after it
  pareto_error failure_{};
  std::atomic<bool> failed_ = false;
  std::thread thread_;
};

template <class X>
struct ServiceTable {
  static_assert(is_name(X::id), "a service's id consists of a-z, 0-9 and '_', and begins with a letter");

  template <class Y>
  static constexpr NameList<std::size(Y::after)> kAfter{Y::after};
  static constexpr pareto_names after() {
    if constexpr (requires { X::after; })
      return kAfter<X>.get();
    else
      return nullptr;
  }
  static pareto_status start(const pareto_job* job, void** run, pareto_error* error) {
    return guarded(error, [&] { *run = new ServiceRun<X>(job); });
  }
  static pareto_status healthy(void* run, pareto_error* error) { return static_cast<ServiceRun<X>*>(run)->healthy(error); }
  static void stop(void* run) { delete static_cast<ServiceRun<X>*>(run); }
  static const char* about(void* run) {
    return static_cast<ServiceRun<X>*>(run)->about();
  }
  static constexpr pareto_service_v1 kTable{
      sizeof(pareto_service_v1), X::id, label_of<X>(), help_of<X>(), after(), settings_of<X>(), &start, &healthy, &stop, &about};
};

}  // namespace detail

// The base of a plugin's own service: see the top.
template <class X>
struct Service {
  static constexpr const char* kExtension = PARETO_EXT_SERVICE;
  static constexpr const void* table() { return &detail::ServiceTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk
