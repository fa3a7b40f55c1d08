// What the server counts, as Prometheus reads it. Any thread.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace pareto::web {

struct Gauges {
  std::size_t connections = 0, live = 0, signed_in = 0, under_way = 0;
  std::int64_t position = 0;
};

class Metrics {
 public:
  void count(int status, std::chrono::nanoseconds took) {
    const std::size_t kind =
        status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 5;
    ++by_kind_[kind];
    const double seconds = std::chrono::duration<double>(took).count();
    std::size_t bucket = 0;
    while (bucket < kLimits.size() && seconds > kLimits[bucket]) ++bucket;
    ++buckets_[bucket];
    nanoseconds_ += static_cast<std::uint64_t>(took.count());
  }
  void count_failed_sign_in() { ++failed_sign_ins_; }
  void count_refused_connection() { ++refused_; }
  [[nodiscard]] std::string text(const Gauges& now) const;

 private:
  static constexpr std::array<double, 8> kLimits{0.001, 0.005, 0.025, 0.1, 0.25, 1, 5, 30};
  std::array<std::atomic<std::uint64_t>, 6> by_kind_{};
  std::array<std::atomic<std::uint64_t>, kLimits.size() + 1> buckets_{};
  std::atomic<std::uint64_t> nanoseconds_ = 0, failed_sign_ins_ = 0, refused_ = 0;
};

}  // namespace pareto::web
