// The time of day that stands behind a date, and the zone it names itself, if it does.
//
//     clock_in("2026-10-31 08:26:00")        // 30 360 seconds
//     clock_in("2026-10-31T08:26:00+02:00")  // 30 360 seconds, 7 200 east
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/time_zone.hpp"

namespace pareto {

struct ClockText {
  std::int64_t seconds = 0;  // since midnight
  std::optional<std::int32_t> east =
      {};  // seconds east of UTC: "Z" is 0; nothing where none is named

  // In its own zone, else in `zone`.
  [[nodiscard]] Time moment(Date day, const TimeZone& zone) const;
};

// Nothing where there is no time of day. That it exists is known from parse_date, which reads the
// whole text.
[[nodiscard]] std::optional<ClockText> clock_in(std::string_view text);

}  // namespace pareto
