#include "core/conformance/timing.hpp"

#include <time.h>

#include <algorithm>

#include "core/conformance/case.hpp"
#include "core/conformance/watch.hpp"

namespace pareto::conformance {
namespace {

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

double milliseconds_since(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
      .count();
}

double least_of(int tries, double enough, const std::function<double()>& measure) {
  double least = measure();
  for (int i = 1; i < tries && least > enough; ++i) least = std::min(least, measure());
  return least;
}

void require_balance(int times, const std::function<void()>& once) {
  constexpr double kBytes = 48;  // a run; below lies what containers of the check itself may do
  constexpr int kWindows = 8;    // caches of libraries fill for a while; what leaks never stops
  for (int i = 0; i < times / 10; ++i) once();
  const ProcessState before = ProcessState::now();
  double least = 0;
  for (int window = 0; window < kWindows; ++window) {
    const std::size_t begin = heap_bytes();
    for (int i = 0; i < times / 2; ++i) once();
    const double grown =
        (static_cast<double>(heap_bytes()) - static_cast<double>(begin)) / (times / 2.0);
    least = window < 2 ? grown : std::min(least, grown);
    if (window > 0 && least <= kBytes) break;
  }
  require_same(before);
  if (least > kBytes)
    fail({"each run leaves {} bytes of memory behind", "每次运行留下 {} 字节内存"},
         {static_cast<std::int64_t>(least)},
         {"release what a run took when it is closed", "运行结束时请释放所占用的内存"});
}

void require_steady(std::int64_t first, std::int64_t most,
                    const std::function<void(std::int64_t rows)>& work) {
  constexpr double kBegin = 8,
                   kEnough = 50;  // milliseconds: below, the machine's own noise is larger
  constexpr double kGrowth = 9;   // for four times the work; n log n is below 5, n squared is 16
  constexpr double kSure = 500;   // at 50 ms a square may still hide behind other work
  const auto cost = [&](std::int64_t rows) {
    const double begin = processor_milliseconds();
    work(rows);
    return processor_milliseconds() - begin;
  };
  for (std::int64_t rows = first; rows * 4 <= most; rows *= 4) {
    double one = cost(rows);
    if (one < kBegin && rows * 16 <= most) continue;
    double four = cost(rows * 4);
    // Looked at again before it is said; noise only ever adds.
    for (int again = 0; again < 2 && four > kGrowth * one && four > kEnough; ++again) {
      one = std::min(one, cost(rows));
      four = std::min(four, cost(rows * 4));
    }
    if (four > kGrowth * one && four > kEnough) {
      fail({"{0} rows take {1} ms and {2} rows {3} ms: its cost grows faster than its input",
            "{0} 行用 {1} 毫秒，{2} 行用 {3} 毫秒：耗时增长快于数据量"},
           {rows, static_cast<std::int64_t>(one), rows * 4, static_cast<std::int64_t>(four)});
    }
    if (four > kSure) return;
  }
}

}  // namespace pareto::conformance
