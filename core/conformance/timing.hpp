// How long something takes, how that grows, and what it leaves: figures that are the same on a busy
// machine.
//
// One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace pareto::conformance {

// A cancelled run ends within so much.
inline constexpr double kCancelMilliseconds = 100;

[[nodiscard]] double milliseconds_since(std::chrono::steady_clock::time_point since);
// The least of up to `tries` measurements; the first that is at most `enough` decides.
[[nodiscard]] double least_of(int tries, double enough, const std::function<double()>& measure);

// Runs `once` so many times and throws Error where memory, files or threads grow with every run.
void require_balance(int times, const std::function<void()>& once);

// Throws Error where the processor's time for twice the work is much more than twice the time.
// `work` makes that many rows' worth; `most` of it at most.
void require_steady(std::int64_t first, std::int64_t most,
                    const std::function<void(std::int64_t rows)>& work);

}  // namespace pareto::conformance
