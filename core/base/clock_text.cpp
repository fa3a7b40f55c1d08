#include "core/base/clock_text.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/base/date_parts.hpp"

namespace pareto {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "+08:00", "+0800", "+08"
std::int32_t seconds_east(std::string_view text) {
  std::int32_t hours = 0, minutes = 0;
  std::from_chars(text.data() + 1, text.data() + 3, hours);
  const std::size_t at = text.size() > 3 && text[3] == ':' ? 4 : 3;
  if (text.size() >= at + 2) std::from_chars(text.data() + at, text.data() + at + 2, minutes);
  return (text[0] == '+' ? 1 : -1) * (hours * 3600 + minutes * 60);
}

}  // namespace

Time ClockText::moment(Date day, const TimeZone& zone) const {
  if (east) return {(day.days * std::int64_t{86'400} + seconds - *east) * 1'000'000};
  return zone.instant(day, seconds);
}

std::optional<ClockText> clock_in(std::string_view text) {
  // 下午3时20分: in the form that is read below.
  std::string plain;
  if (std::any_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    plain = date_parts::plain_date(text).text;
    text = plain;
  }
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  std::size_t begin = colon;
  while (begin > 0 && colon - begin < 2 && is_digit(text[begin - 1])) --begin;
  const std::string_view before = text.substr(0, begin);
  std::int64_t parts[3] = {0, 0, 0};
  const char* at = text.data() + begin;
  const char* const end = text.data() + text.size();
  for (int i = 0; i < 3; ++i) {
    const auto [next, error] = std::from_chars(at, end, parts[i]);
    if (error != std::errc()) return std::nullopt;
    at = next;
    if (i == 2 || at == end || *at != ':') break;
    ++at;
  }
  if (at < end && (*at == '.' || *at == ',')) {
    while (++at < end && is_digit(*at)) {
    }
  }
  while (at < end && *at == ' ') ++at;
  std::string_view rest(at, static_cast<std::size_t>(end - at));
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  if ((rest == "PM" || rest == "pm" || before.ends_with("pm ")) && parts[0] < 12) parts[0] += 12;
  if ((rest == "AM" || rest == "am" || before.ends_with("am ")) && parts[0] == 12) parts[0] = 0;
  ClockText clock{parts[0] * 3600 + parts[1] * 60 + parts[2]};
  if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "utc") clock.east = 0;
  if (rest.size() >= 3 && (rest[0] == '+' || rest[0] == '-')) clock.east = seconds_east(rest);
  return clock;
}

}  // namespace pareto
