// Runs scheduled reports that are due while services run: a thread that looks twice a minute, on hosts of the pool, so that neither services
// nor calls wait for a report.
//
// Ends with the object, and what it writes just then ends with it. The pool must outlive it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "core/api/host_pool.hpp"

namespace pareto::api {

class ScheduleClock {
 public:
  // `failed` is told, on the thread, why a look came to nothing; the next one tries again.
  ScheduleClock(HostPool& hosts, Language language, std::function<void(const Error& why)> failed);
  ~ScheduleClock();
  ScheduleClock(const ScheduleClock&) = delete;
  ScheduleClock& operator=(const ScheduleClock&) = delete;

 private:
  void work();

  HostPool& hosts_;
  const Language language_;
  const std::function<void(const Error& why)> failed_;
  std::atomic<bool> ends_ = false;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::thread thread_;
};

}  // namespace pareto::api
