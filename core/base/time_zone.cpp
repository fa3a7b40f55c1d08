#include "core/base/time_zone.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/clock_text.hpp"
#include "core/base/error.hpp"

namespace pareto {
namespace {

namespace fs = std::filesystem;
using Seconds = cctz::time_point<cctz::seconds>;

constexpr std::int64_t kSecond = 1'000'000, kDay = 86'400;

std::int64_t whole_seconds(Time moment) {
  return moment.micros >= 0 ? moment.micros / kSecond : (moment.micros - kSecond + 1) / kSecond;
}

fs::path database() {
  const char* given = std::getenv("TZDIR");
  return given != nullptr && *given != '\0' ? given : "/usr/share/zoneinfo";
}

// Seconds of "+08:00".
std::optional<int> fixed_offset(std::string_view name) {
  const auto digit = [&](std::size_t at) { return name[at] >= '0' && name[at] <= '9'; };
  if (name.size() != 6 || (name[0] != '+' && name[0] != '-') || name[3] != ':') return std::nullopt;
  if (!digit(1) || !digit(2) || !digit(4) || !digit(5)) return std::nullopt;
  const int hours = (name[1] - '0') * 10 + (name[2] - '0'),
            minutes = (name[4] - '0') * 10 + (name[5] - '0');
  if (hours > 14 || minutes > 59) return std::nullopt;
  return (name[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

[[noreturn]] void fail_unknown(std::string_view name) {
  std::error_code ignored;
  if (!fs::is_directory(database(), ignored)) {
    throw Error(
        ErrorCode::Unsupported,
        Message(Text{"this machine has no database of time zones ({}), so “{}” cannot be looked up",
                     "本机没有时区数据库（{}），查不到“{}”"},
                {database().string(), name}),
        Message(Text{
            "install it: apt-get install tzdata; or write the difference to UTC instead, such as +08:00",
            "请安装：apt-get install tzdata；或改写与 UTC 的时差，例如 +08:00"}));
  }
  throw Error(
      ErrorCode::Argument, Message(Text{"there is no time zone “{}”", "没有时区“{}”"}, {name}),
      Message(Text{
          "write a place, such as Asia/Shanghai or Europe/Berlin, or a difference to UTC, such as +08:00",
          "请写地名，例如 Asia/Shanghai 或 Europe/Berlin；或与 UTC 的时差，例如 +08:00"}));
}

void put_two(std::string& out, char before, int value) {
  out += before;
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

// "Asia/Shanghai" of "/usr/share/zoneinfo/Asia/Shanghai"; nothing for what is no place.
std::optional<std::string> place(std::string text) {
  static constexpr std::string_view kFolder = "zoneinfo/";
  if (const std::size_t at = text.rfind(kFolder); at != std::string::npos)
    text.erase(0, at + kFolder.size());
  for (const std::string_view kind : {"posix/", "right/"}) {
    if (text.starts_with(kind)) text.erase(0, kind.size());
  }
  if (text.find('/') == std::string::npos || text.starts_with("Etc/") || text.starts_with('/'))
    return std::nullopt;
  try {
    return std::string(TimeZone::named(text).name());
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

struct TimeZone::Rules {
  std::string name;
  cctz::time_zone zone;
};

TimeZone TimeZone::named(std::string_view name) {
  TimeZone made;
  if (name == "UTC") return made;
  auto rules = std::make_shared<Rules>();
  rules->name = name;
  // A name is a file of the database; anything that leads out of it is no name.
  const bool inside =
      !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos;
  if (const auto offset = fixed_offset(name)) {
    rules->zone = cctz::fixed_time_zone(cctz::seconds(*offset));
  } else if (!inside || !cctz::load_time_zone(rules->name, &rules->zone)) {
    fail_unknown(name);
  }
  made.rules_ = std::move(rules);
  return made;
}

std::string_view TimeZone::name() const { return rules_ ? std::string_view(rules_->name) : "UTC"; }

Date TimeZone::day(Time moment) const { return Time{local_seconds(moment) * kSecond}.date(); }

std::int64_t TimeZone::local_seconds(Time moment) const {
  const std::int64_t seconds = whole_seconds(moment);
  return rules_ ? seconds + rules_->zone.lookup(Seconds(cctz::seconds(seconds))).offset : seconds;
}

std::int32_t TimeZone::minutes_east(Time moment) const {
  return static_cast<std::int32_t>((local_seconds(moment) - whole_seconds(moment)) / 60);
}

std::int32_t TimeZone::minutes_east(Date day) const {
  return minutes_east(instant(day, 12 * 3600));
}

Time TimeZone::instant(Date day, std::int64_t seconds) const {
  if (!rules_) return {(day.days * kDay + seconds) * kSecond};
  const CivilDay civil = day.civil();
  const cctz::civil_second local = cctz::civil_second(civil.year, civil.month, civil.day) + seconds;
  return {cctz::convert(local, rules_->zone).time_since_epoch().count() * kSecond};
}

std::string TimeZone::minute_text(Time moment) const { return second_text(moment).substr(0, 16); }

std::string TimeZone::second_text(Time moment) const {
  const std::int64_t local = local_seconds(moment);
  const Date day = Time{local * kSecond}.date();
  const int within = static_cast<int>(local - day.days * kDay);
  std::string out = day.iso();
  put_two(out, ' ', within / 3600);
  put_two(out, ':', within / 60 % 60);
  put_two(out, ':', within % 60);
  return out;
}

std::optional<std::string> place_of_this_machine() {
  if (const char* given = std::getenv("TZ"); given != nullptr && *given != '\0')
    return place(*given == ':' ? given + 1 : given);
  std::error_code failed;
  const fs::path link = fs::read_symlink("/etc/localtime", failed);
  if (!failed) return place(link.string());
  std::ifstream file("/etc/timezone");
  std::string line;
  return std::getline(file, line) ? place(line) : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text, const TimeZone& zone) {
  const std::optional<Date> day = parse_date(text);
  if (!day) return std::nullopt;
  const ClockText clock = clock_in(text).value_or(ClockText{});
  return clock.moment(*day, zone);
}

}  // namespace pareto
