#include "core/base/time_zone.hpp"

#include <stdlib.h>
#include <catch2/catch.hpp>

#include "core/base/clock_text.hpp"
#include "core/base/error.hpp"

namespace pareto {
namespace {

Time utc(int year, int month, int day, int hour, int minute = 0) {
  return {(Date::from_civil(year, month, day)->days * std::int64_t{86'400} + hour * 3600 +
           minute * 60) *
          1'000'000};
}

Date day(int year, int month, int number) { return *Date::from_civil(year, month, number); }

class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("The day is that of the place", "[base]") {
  const TimeZone shanghai = TimeZone::named("Asia/Shanghai"),
                 york = TimeZone::named("America/New_York");

  CHECK(shanghai.day(utc(2026, 10, 30, 15, 59)) == day(2026, 10, 30));
  CHECK(shanghai.day(utc(2026, 10, 30, 16)) == day(2026, 10, 31));
  CHECK(york.day(utc(2026, 10, 31, 3, 59)) == day(2026, 10, 30));
  CHECK(TimeZone().day(utc(2026, 10, 30, 23, 59)) == day(2026, 10, 30));
  CHECK(shanghai.day(Time{-1}) == day(1970, 1, 1));  // before 1970 as after it
}

// Europe/Berlin 2026: summer time from 29 March 02:00 (skips to 03:00) to 25 October 03:00 (02:00
// comes twice).
TEST_CASE("Summer time holds at the moment that is meant", "[base]") {
  const TimeZone berlin = TimeZone::named("Europe/Berlin");

  CHECK(berlin.minutes_east(utc(2026, 7, 1, 0)) == 120);
  CHECK(berlin.minutes_east(utc(2026, 12, 1, 0)) == 60);
  CHECK(berlin.instant(day(2026, 7, 1), 12 * 3600) == utc(2026, 7, 1, 10));
  CHECK(berlin.instant(day(2026, 12, 1), 12 * 3600) == utc(2026, 12, 1, 11));
  CHECK(berlin.minute_text(utc(2026, 7, 1, 22, 30)) == "2026-07-02 00:30");
  CHECK(berlin.second_text(utc(2026, 12, 1, 22, 30)) == "2026-12-01 23:30:00");
}

TEST_CASE("What summer time skips is the moment of the change, what comes twice is the first",
          "[base]") {
  const TimeZone berlin = TimeZone::named("Europe/Berlin");

  CHECK(berlin.instant(day(2026, 3, 29), 2 * 3600 + 1800) == utc(2026, 3, 29, 1));
  CHECK(berlin.instant(day(2026, 10, 25), 2 * 3600 + 1800) == utc(2026, 10, 25, 0, 30));
}

// China kept summer time from 1986 to 1991.
TEST_CASE("Old moments are read by the rules of their time", "[base]") {
  CHECK(TimeZone::named("Asia/Shanghai").minutes_east(utc(1988, 7, 1, 0)) == 540);
}

TEST_CASE("A difference to UTC is a zone without a database", "[base]") {
  const Variable nowhere("TZDIR", "/nowhere");

  CHECK(TimeZone::named("+08:00").day(utc(2026, 10, 30, 16)) == day(2026, 10, 31));
  CHECK(TimeZone::named("-03:30").minutes_east(utc(2026, 1, 1, 0)) == -210);
  CHECK(TimeZone::named("UTC").minutes_east(utc(2026, 7, 1, 0)) == 0);
}

TEST_CASE("A zone that is none is refused with what would be one", "[base]") {
  for (const char* name : {"Asia/Peking", "Asia", "", "/etc/localtime", "../../../etc/localtime",
                           "+8", "+08:60", "+15:00"}) {
    INFO(name);
    try {
      (void)TimeZone::named(name);
      FAIL("was taken");
    } catch (const Error& error) {
      CHECK(error.text(Language::English).find(name) != std::string::npos);
      CHECK(error.remedy(Language::English)->find("Asia/Shanghai") != std::string::npos);
    }
  }
}

TEST_CASE("Without a database of zones the remedy is to install it", "[base]") {
  const Variable nowhere("TZDIR", "/nowhere");

  try {
    (void)TimeZone::named("Asia/Tokyo");  // read by no other test: zones that were read are kept
    FAIL("was taken");
  } catch (const Error& error) {
    CHECK(error.text(Language::English).find("/nowhere") != std::string::npos);
    CHECK(error.remedy(Language::English)->find("tzdata") != std::string::npos);
  }
}

TEST_CASE("A machine's place counts, its UTC does not", "[base]") {
  {
    const Variable place("TZ", "Europe/Berlin");
    CHECK(place_of_this_machine() == "Europe/Berlin");
  }
  {
    const Variable file("TZ", ":/usr/share/zoneinfo/posix/Asia/Seoul");
    CHECK(place_of_this_machine() == "Asia/Seoul");
  }
  for (const char* none : {"UTC", "Etc/UTC", "CST-8", "Asia/Nowhere"}) {
    const Variable zone("TZ", none);
    INFO(none);
    CHECK_FALSE(place_of_this_machine());
  }
}

TEST_CASE("Times are read with their own zone, else with the one given", "[base]") {
  const TimeZone shanghai = TimeZone::named("Asia/Shanghai");

  CHECK(parse_time("2026-10-31 09:30", shanghai) == utc(2026, 10, 31, 1, 30));
  CHECK(parse_time("2026/10/31 9:30 PM", shanghai) == utc(2026, 10, 31, 13, 30));
  CHECK(parse_time("2026-10-31T09:30:00Z", shanghai) == utc(2026, 10, 31, 9, 30));
  CHECK(parse_time("2026-10-31 09:30:00.250 +0200", shanghai) == utc(2026, 10, 31, 7, 30));
  CHECK(parse_time("2026-10-31 09:30-05:00", shanghai) == utc(2026, 10, 31, 14, 30));
  CHECK(parse_time("2026-10-31", shanghai) == utc(2026, 10, 30, 16));
  CHECK_FALSE(parse_time("2026-10-31 25:00", shanghai));
  CHECK_FALSE(parse_time("noon", shanghai));
}

}  // namespace pareto
