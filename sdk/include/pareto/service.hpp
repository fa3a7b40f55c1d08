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
// The layer owns the thread: it begins after the constructor, and `pareto serve` waits for its end
// when it stops. What run throws makes the service unhealthy, and the whole ends with those words.
// The job and what it offers live until then; of the host's services those marked [any] may be
// called, such as Job::select.
#pragma once

#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>

#include "pareto/abi/service.h"
#include "pareto/bare_job.hpp"
#include "pareto/extension.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Says when to end. (std::stop_token is not in every standard library yet.)
class Stop {
 public:
  Stop();
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;
  ~Stop();

  [[nodiscard]] bool asked() const;
  // Sleeps for so long, or until it is time to end; then true.
  template <class Rep, class Period>
  [[nodiscard]] bool wait(std::chrono::duration<Rep, Period> time) const {
    return wait_for(std::chrono::duration_cast<std::chrono::nanoseconds>(time).count());
  }
  void ask();

 private:
  [[nodiscard]] bool wait_for(std::int64_t nanoseconds) const;

  struct State;
  State* state_;
};

namespace detail {

// What every run of a service has: the thread, when it ends, and how it failed.
class ServiceThread {
 public:
  ServiceThread() = default;
  ServiceThread(const ServiceThread&) = delete;
  ServiceThread& operator=(const ServiceThread&) = delete;
  virtual ~ServiceThread();

  pareto_status healthy(pareto_error* error) const;
  [[nodiscard]] const char* about() const { return about_.empty() ? nullptr : about_.c_str(); }

 protected:
  // Once the service is made; and before it goes.
  void begin(std::string about);
  void end();
  virtual void work(const Stop& stop) = 0;

 private:
  struct State;
  State* state_ = nullptr;
  std::string about_;
};

template <class X>
class ServiceRun final : public ServiceThread {
 public:
  explicit ServiceRun(const pareto_job* job) : service_(Job(job)) {
    if constexpr (requires { service_.about(); })
      begin(service_.about());
    else
      begin({});
  }
  ~ServiceRun() override { end(); }

 private:
  void work(const Stop& stop) override { service_.run(stop); }

  X service_;
};

template <class X>
struct ServiceTable {
  static_assert(is_name(X::id),
                "a service's id consists of a-z, 0-9 and '_', and begins with a letter");

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
  static pareto_status healthy(void* run, pareto_error* error) {
    return static_cast<ServiceRun<X>*>(run)->healthy(error);
  }
  static void stop(void* run) { delete static_cast<ServiceRun<X>*>(run); }
  static const char* about(void* run) { return static_cast<ServiceRun<X>*>(run)->about(); }
  static constexpr pareto_service_v1 kTable{
      sizeof(pareto_service_v1), X::id,  label_of<X>(), help_of<X>(), after(),
      settings_of<X>(),          &start, &healthy,      &stop,        &about};
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

#ifndef PARETO_LAYER_APART
#include "pareto/layer/service.hpp"
#endif
