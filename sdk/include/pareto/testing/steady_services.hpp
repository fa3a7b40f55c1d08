// A clock and random numbers that are the same in every run of a test.
//
//     SteadyClock clock;                        // 2026-11-01 08:00 in a workspace of UTC+8, a millisecond later with each look
//     clock.set(1'793'500'000'000);
//     SeededRandom random(7);                   // other bytes for another seed
//     host.services[PARETO_SVC_CLOCK] = clock.service();
//
// A TestJob has both already (test_job.hpp); `pareto plugin check` gives plugins these. Must
// outlive the plugin's run; any thread. Header-only.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <mutex>

#include "pareto/abi/clock.h"
#include "pareto/abi/random.h"
#include "pareto/testing/noise.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

class SteadyClock {
 public:
  static constexpr std::int64_t kBegin = 1'793'491'200'000;  // 2026-11-01 00:00 UTC

  explicit SteadyClock(std::int64_t utc_milliseconds = kBegin, std::int32_t time_zone_minutes = 480)
      : zone_(time_zone_minutes), moment_(utc_milliseconds) {
    table_.size_of = sizeof table_;
    table_.ctx = this;
    table_.now = &now;
  }
  SteadyClock(const SteadyClock&) = delete;
  SteadyClock& operator=(const SteadyClock&) = delete;

  [[nodiscard]] const pareto_clock_v1* service() const { return &table_; }
  // What the next look says.
  void set(std::int64_t utc_milliseconds) { moment_ = utc_milliseconds; }

 private:
  static pareto_status now(const pareto_clock_v1* service, pareto_moment* out, pareto_error*) {
    constexpr std::int64_t kDay = 86'400'000;
    auto& self = *static_cast<SteadyClock*>(service->ctx);
    const std::int64_t moment = self.moment_++;
    const std::int64_t local = moment + std::int64_t{self.zone_} * 60'000;
    pareto_moment whole{};
    whole.size_of = out->size_of;  // stays whose it is
    whole.utc_milliseconds = moment;
    whole.day = static_cast<std::int32_t>((local >= 0 ? local : local - kDay + 1) / kDay);
    whole.time_zone_minutes = self.zone_;
    std::memcpy(out, &whole, std::min<std::size_t>(out->size_of, sizeof whole));
    return PARETO_OK;
  }

  const std::int32_t zone_;
  std::atomic<std::int64_t> moment_;
  pareto_clock_v1 table_{};
};

class SeededRandom {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : noise_(seed) {
    table_.size_of = sizeof table_;
    table_.ctx = this;
    table_.fill = &fill;
  }
  SeededRandom(const SeededRandom&) = delete;
  SeededRandom& operator=(const SeededRandom&) = delete;

  [[nodiscard]] const pareto_random_v1* service() const { return &table_; }

 private:
  static pareto_status fill(const pareto_random_v1* service, std::uint8_t* bytes,
                            std::uint64_t count, pareto_error*) {
    auto& self = *static_cast<SeededRandom*>(service->ctx);
    const std::lock_guard lock(self.mutex_);
    for (std::uint64_t at = 0; at < count; ++at)
      bytes[at] = static_cast<std::uint8_t>(self.noise_.next() >> 56);
    return PARETO_OK;
  }

  std::mutex mutex_;
  Noise noise_;
  pareto_random_v1 table_{};
};

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
