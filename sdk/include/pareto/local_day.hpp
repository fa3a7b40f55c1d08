// Moments and the days of the workspace that they fall on.
//
//     day_of(job, row[1].integer(at))                              // the day of a talk, by the clocks of the workspace
//     Parameter::of("end", end_of(job, job.as_of()), Type::Time)   // where "start < :end" is until as_of
//
// Moments are microseconds since 1970-01-01 UTC. The time zone is that of the workspace at as_of:
// where clocks change, moments of the other half of the year are an hour off. Any thread.
// Header-only.
#pragma once

#include <cstdint>

#include "pareto/date.hpp"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

inline constexpr std::int64_t kDayMicros = 86'400'000'000;

inline std::int64_t east_of_utc(const Job& job) {
  return std::int64_t{job.c()->time_zone_minutes} * 60'000'000;
}

}  // namespace detail

[[nodiscard]] inline Date day_of(const Job& job, std::int64_t moment) {
  const std::int64_t local = moment + detail::east_of_utc(job);
  return {static_cast<std::int32_t>((local >= 0 ? local : local - detail::kDayMicros + 1) /
                                    detail::kDayMicros)};
}

// The first moment after `day`.
[[nodiscard]] inline std::int64_t end_of(const Job& job, Date day) {
  return (std::int64_t{day.days} + 1) * detail::kDayMicros - detail::east_of_utc(job);
}

}  // namespace v0
}  // namespace pareto::sdk
