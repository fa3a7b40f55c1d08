// Delivers events while services run: a thread that looks a few times a second whether something happened, so that whoever saves a record
// waits neither for another machine that is told of it nor for what other commands left for later.
//
// Each time with a host of its own, which has the settings of that moment. Ends with the object, after what is being told just then. The
// pool must outlive it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "core/api/host_pool.hpp"

namespace pareto::api {

class Courier {
 public:
  // `failed` is told, on the thread, why a turn came to nothing; the next one tries again.
  Courier(HostPool& hosts, Language language, std::function<void(const Error& why)> failed);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

 private:
  void work();
  // The journal's last entry.
  [[nodiscard]] std::int64_t position();

  HostPool& hosts_;
  const Language language_;
  const std::function<void(const Error& why)> failed_;
  bool ends_ = false;
  std::mutex mutex_;  // guards ends_
  std::condition_variable wakes_;
  std::thread thread_;
};

}  // namespace pareto::api
