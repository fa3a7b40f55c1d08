// Which moment it is, and which day that is where the firm is.
//
//     const Clock clock(job);                       // asks for the capability PARETO_SVC_CLOCK
//     clock.now().utc_seconds()                     // 1793500000
//     clock.now().day.iso()                         // "2026-11-01", by the firm's clocks
//
// For what is sent, signed or runs out now; what data says is looked at as of job.as_of(). Threads:
// any; the job must live.
#pragma once

#include <cstdint>

#include "pareto/abi/clock.h"
#include "pareto/bare_job.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct Moment {
  std::int64_t utc_milliseconds = 0;   // since 1970-01-01
  Date day;                            // of the workspace
  std::int32_t time_zone_minutes = 0;  // of the workspace, east of UTC
  [[nodiscard]] std::int64_t utc_seconds() const {
    return utc_milliseconds / 1000 - (utc_milliseconds % 1000 < 0 ? 1 : 0);
  }
};

class Clock {
 public:
  // Throws Failure when the host has no such service, or did not grant it.
  explicit Clock(const Job& job) : service_(job.service<pareto_clock_v1>(PARETO_SVC_CLOCK)) {}

  [[nodiscard]] Moment now() const {
    pareto_moment moment{};
    moment.size_of = sizeof moment;
    pareto_error error = no_error();
    require(service_->now(service_, &moment, &error), error);
    return {moment.utc_milliseconds, {moment.day}, moment.time_zone_minutes};
  }

 private:
  const pareto_clock_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk
