#include "core/host/services/clock_service.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/host/services/border.hpp"
#include "pareto/received.hpp"

namespace pareto::host {
namespace {

// Before 1970, too, down to the millisecond that has begun.
std::int64_t milliseconds_of(std::int64_t micros) {
  return micros / 1000 - (micros % 1000 < 0 ? 1 : 0);
}

pareto_status now(const pareto_clock_v1* self, pareto_moment* out, pareto_error* error) {
  const auto& service = *static_cast<const ClockService*>(self);
  return at_border(error, [&] {
    if (out == nullptr || !sdk::is_whole(*out))
      throw Error(ErrorCode::Argument,
                  Text{"the moment of a clock is shorter than one ever was", "时刻的结构过短"});
    const Time moment{service.clock_micros()};
    const pareto_moment whole{.size_of = out->size_of,
                              .utc_milliseconds = milliseconds_of(moment.micros),
                              .day = service.zone.day(moment).days,
                              .time_zone_minutes = service.zone.minutes_east(moment)};
    std::memcpy(out, &whole, std::min<std::size_t>(out->size_of, sizeof whole));
  });
}

}  // namespace

ClockService::ClockService(std::function<std::int64_t()> clock, TimeZone place)
    : pareto_clock_v1{}, clock_micros(std::move(clock)), zone(std::move(place)) {
  size_of = sizeof(pareto_clock_v1);
  pareto_clock_v1::now = &host::now;
}

}  // namespace pareto::host
