// The host's clock service: the moment by the host's clock, the day by the workspace's place. Lives
// as long as the host; any thread.
#pragma once

#include <cstdint>
#include <functional>

#include "core/base/time_zone.hpp"
#include "pareto/abi/clock.h"

namespace pareto::host {

struct ClockService : pareto_clock_v1 {
  ClockService(std::function<std::int64_t()> clock_micros, TimeZone zone);
  const std::function<std::int64_t()> clock_micros;
  const TimeZone zone;
};

}  // namespace pareto::host
