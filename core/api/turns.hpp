// Something that is done again and again on a thread of its own while services run, until the
// object goes.
//
//     Turns turns(std::chrono::seconds(30), [&](const std::atomic<bool>& ends) { … }, failed);
//
// A turn that is under way is let end; it may look at `ends`. Where the workspace is busy the next
// turn will do; of what else goes wrong `failed` is told, on the thread, and the next turn waits
// for half a minute.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "core/base/error.hpp"

namespace pareto::api {

class Turns {
 public:
  using Work = std::function<void(const std::atomic<bool>& ends)>;
  using Failed = std::function<void(const Error& why)>;

  Turns(std::chrono::milliseconds between, Work work, Failed failed);
  ~Turns();
  Turns(const Turns&) = delete;
  Turns& operator=(const Turns&) = delete;

 private:
  void run();
  // Answers how long to wait for the next one.
  [[nodiscard]] std::chrono::milliseconds turn();

  const std::chrono::milliseconds between_;
  const Work work_;
  const Failed failed_;
  std::atomic<bool> ends_ = false;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::thread thread_;
};

}  // namespace pareto::api
