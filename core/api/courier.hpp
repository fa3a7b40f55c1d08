// Delivers events while services run: a thread that looks a few times a second whether something
// happened, so that whoever saves a record waits neither for another machine that is told of it nor
// for what other commands left for later.
//
// Each time with a host of its own, which has the settings of that moment. Ends with the object,
// after what is being told just then. The pool must outlive it.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/api/host_pool.hpp"
#include "core/api/turns.hpp"

namespace pareto::api {

class Courier {
 public:
  Courier(HostPool& hosts, Language language, Turns::Failed failed);

 private:
  void look();
  // The journal's last entry.
  [[nodiscard]] std::int64_t position();

  HostPool& hosts_;
  const Language language_;
  std::int64_t told_ = -1;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
  Turns turns_;
};

}  // namespace pareto::api
