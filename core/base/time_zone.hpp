// Where a firm's clocks stand: from moments to its days and hours, and back.
//
// Moments are kept in UTC; which day it is, and what "2026-10-31 09:00" in a file means, is a
// matter of the firm's place at that moment, summer time included. Zones come from the system's
// database (/usr/share/zoneinfo, or TZDIR).
//
//     const TimeZone zone = TimeZone::named("Asia/Shanghai");
//     zone.day(Time{clock()});                                   // today
//     zone.instant(*Date::from_civil(2026, 10, 31), 9 * 3600);   // 01:00 UTC
//
// Immutable value, cheap to copy; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"

namespace pareto {

class TimeZone {
 public:
  TimeZone() = default;  // UTC

  // "Asia/Shanghai", "UTC", "+08:00". Throws Error with the remedy when there is no such zone, or
  // no database on this machine.
  [[nodiscard]] static TimeZone named(std::string_view name);

  [[nodiscard]] std::string_view name() const;

  [[nodiscard]] Date day(Time moment) const;
  [[nodiscard]] std::int32_t minutes_east(Time moment) const;
  [[nodiscard]] std::int32_t minutes_east(Date day) const;  // at noon
  // The moment at which clocks there show so many seconds after midnight. What summer time skips is
  // the moment of the change; what comes twice is the first.
  [[nodiscard]] Time instant(Date day, std::int64_t seconds) const;
  // "2026-10-31 08:26", "2026-10-31 08:26:05": as clocks there show it.
  [[nodiscard]] std::string minute_text(Time moment) const;
  [[nodiscard]] std::string second_text(Time moment) const;

 private:
  struct Rules;

  [[nodiscard]] std::int64_t local_seconds(Time moment) const;  // since 1970 by the clocks there

  std::shared_ptr<const Rules> rules_;  // null: UTC
};

// The place this machine is set to (TZ, /etc/localtime, /etc/timezone). Nothing where it is set to
// none: servers at UTC say nothing about where the firm is.
[[nodiscard]] std::optional<std::string> place_of_this_machine();

// A date with a time of day in the usual forms: "2026-10-31 09:00", "2026/10/31 9:00 PM",
// "2026-10-31T01:00:00Z", "2026-10-31 09:00+08:00". Without a zone of its own it is read in `zone`;
// without a time it is the day's beginning.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text, const TimeZone& zone);

}  // namespace pareto
