// A process that is watched: what it says, how it ends, and that it ends.
//
// One thread per child.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace pareto::conformance {

struct ChildEnd {
  std::string report;  // what it wrote to descriptor 3
  std::string output;  // to standard output and standard error, at most the first 64 KiB of it
  bool timed_out = false;
  int signal = 0;  // that ended it; 0: none
  int code = 0;    // of its exit
  std::chrono::milliseconds took{0};
};

// Runs this very program with `words`. Without an input; killed when it has taken `limit`. Throws
// Error when it cannot be started.
[[nodiscard]] ChildEnd run_self(const std::vector<std::string>& words,
                                std::chrono::milliseconds limit);

}  // namespace pareto::conformance
