// Threads for work that may take long, shared so that nobody's long work keeps others waiting.
//
//     Workers workers(cores, 16);
//     workers.post("4711", [] { … });
//
// As many short tasks run at once as the machine has use for, those of different people in turn. A
// task that takes long no longer counts among them: it goes on beside, on one of the spare threads,
// and the next one begins. Of one person only some tasks are long at once; what that person asks
// for next waits until one of them has ended, while others are served. A task must not throw.
//
// Threads: any may post. All that was posted is done before the end.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pareto::web {

class Workers {
 public:
  using Work = std::function<void()>;
  static constexpr std::chrono::milliseconds kLong{150};
  static constexpr std::size_t kLongEach = 4;

  // `at_once` short tasks, and up to `spare` long ones beside them.
  Workers(std::size_t at_once, std::size_t spare);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void post(const std::string& whose, Work work);
  // How many were posted and not begun.
  struct Waiting {
    std::size_t all = 0, of_one = 0;
  };
  [[nodiscard]] Waiting waiting(const std::string& whose) const;
  // Nothing may be posted any more.
  void join();

 private:
  struct UnderWay {
    std::string whose;
    std::chrono::steady_clock::time_point since;
  };
  void run();
  // Nothing where none may begin now.
  bool take(std::string& whose, Work& work);

  const std::size_t at_once_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::deque<Work>> queues_;  // none is empty
  std::list<std::string> turns_;                    // those with a queue, who is next first
  std::list<UnderWay> under_way_;
  std::size_t waiting_ = 0;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pareto::web
