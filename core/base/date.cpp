#include "core/base/date.hpp"

namespace pareto {
namespace {

// Writes `value` with leading zeros before `end`.
void put(char* end, int digits, std::int64_t value) {
  for (; digits > 0; --digits, value /= 10) *--end = static_cast<char>('0' + value % 10);
}

}  // namespace

Date Time::date() const {
  constexpr std::int64_t kDay = 86'400'000'000;
  return {static_cast<std::int32_t>(micros >= 0 ? micros / kDay : (micros - kDay + 1) / kDay)};
}

std::string Time::iso() const {
  const Date day = date();
  const std::int64_t within = micros - day.days * std::int64_t{86'400'000'000};
  const std::int64_t seconds = within / 1'000'000, fraction = within % 1'000'000;
  std::string clock = fraction == 0 ? "T00:00:00Z" : "T00:00:00.000000Z";
  put(clock.data() + 3, 2, seconds / 3600);
  put(clock.data() + 6, 2, seconds / 60 % 60);
  put(clock.data() + 9, 2, seconds % 60);
  if (fraction != 0) put(clock.data() + 16, 6, fraction);
  return day.iso() + clock;
}

}  // namespace pareto
