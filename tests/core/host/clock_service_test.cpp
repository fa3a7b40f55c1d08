// The clock and the random numbers that plugins get: from the host, and in tests of plugins.
#include "core/host/services/clock_service.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstring>
#include <set>
#include <string>

#include "core/host/services/services.hpp"
#include "pareto/clock.hpp"
#include "pareto/random.hpp"
#include "pareto/testing/test_job.hpp"

namespace pareto::host {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

// 2026-07-01 and 2026-12-01, 23:30 UTC.
constexpr std::int64_t kSummer = 1'782'948'600 * kSecond, kWinter = 1'796'167'800 * kSecond;

sdk::Moment moment_of(std::int64_t micros, const char* zone) {
  const ClockService service([micros] { return micros; }, TimeZone::named(zone));
  sdk::testing::TestJob host;
  host.services[PARETO_SVC_CLOCK] = static_cast<const pareto_clock_v1*>(&service);
  return sdk::Clock(host.job()).now();
}

}  // namespace

TEST_CASE("The clock tells the moment, and the day and the zone that the workspace has at it",
          "[services]") {
  const sdk::Moment summer = moment_of(kSummer, "Europe/Berlin"),
                    winter = moment_of(kWinter, "Europe/Berlin"), utc = moment_of(kSummer, "UTC");

  CHECK(summer.utc_milliseconds == 1'782'948'600'000);
  CHECK(summer.utc_seconds() == 1'782'948'600);
  CHECK(summer.day.iso() == "2026-07-02");
  CHECK(summer.time_zone_minutes == 120);
  CHECK(winter.day.iso() == "2026-12-02");
  CHECK(winter.time_zone_minutes == 60);
  CHECK(utc.day.iso() == "2026-07-01");
  CHECK(utc.time_zone_minutes == 0);
}

TEST_CASE("A moment before 1970 is that of the millisecond and second that have begun",
          "[services]") {
  const sdk::Moment moment = moment_of(-1, "UTC");

  CHECK(moment.utc_milliseconds == -1);
  CHECK(moment.utc_seconds() == -1);
  CHECK(moment.day.iso() == "1969-12-31");
}

TEST_CASE("The clock writes no more than there is room for, and nothing where there is none",
          "[services]") {
  const ClockService service([] { return kSummer; }, TimeZone());
  struct {
    pareto_moment moment;
    std::uint64_t behind;
  } newer{};
  newer.moment.size_of = sizeof newer;
  newer.behind = 7;
  pareto_moment shorter{};
  shorter.size_of = 16;
  pareto_error error{};
  error.size_of = sizeof error;

  CHECK(service.now(&service, &newer.moment, &error) == PARETO_OK);
  CHECK(newer.moment.size_of == sizeof newer);
  CHECK(newer.moment.utc_milliseconds == kSummer / 1000);
  CHECK(newer.behind == 7);
  CHECK(service.now(&service, &shorter, &error) == PARETO_E_ARGUMENT);
  CHECK(shorter.utc_milliseconds == 0);
  CHECK(std::string(error.text).find("shorter") != std::string::npos);
  CHECK(service.now(&service, nullptr, &error) == PARETO_E_ARGUMENT);
}

TEST_CASE("Random numbers of the host differ each time, in any amount", "[services]") {
  sdk::testing::TestJob host;
  host.services[PARETO_SVC_RANDOM] = &random_service();
  const sdk::Random random(host.job());

  std::set<std::string> seen;
  for (int turn = 0; turn < 100; ++turn) seen.insert(random.hex(16));
  CHECK(seen.size() == 100);
  CHECK(seen.begin()->size() == 32);
  CHECK(random.hex(0).empty());
  // More than one piece: the last bytes are filled as the first ones are.
  std::array<std::uint8_t, 1000> bytes{};
  random.fill(bytes.data(), bytes.size());
  CHECK(std::set<std::uint8_t>(bytes.end() - 64, bytes.end()).size() > 16);
}

TEST_CASE("In a test the clock stands nearly still and random numbers follow from the seed",
          "[services][sdk]") {
  sdk::testing::TestJob one, other;
  sdk::testing::SeededRandom third(3);
  const sdk::Clock clock(one.job());

  CHECK(clock.now().day.iso() == "2026-11-01");
  CHECK(clock.now().utc_milliseconds == sdk::testing::SteadyClock::kBegin + 1);
  one.clock.set(-1);
  CHECK(clock.now().day.iso() == "1970-01-01");  // at 07:59 in the workspace
  const std::string first = sdk::Random(one.job()).hex(8);
  CHECK(first == sdk::Random(other.job()).hex(8));
  CHECK(first != sdk::Random(one.job()).hex(8));
  other.services[PARETO_SVC_RANDOM] = third.service();
  CHECK(first != sdk::Random(other.job()).hex(8));
}

TEST_CASE("A plugin that was not granted the clock is told so", "[services][sdk]") {
  sdk::testing::TestJob host;
  host.services.erase(PARETO_SVC_CLOCK);

  CHECK_THROWS_WITH(sdk::Clock(host.job()), Catch::Contains("pareto.host.clock/1"));
}

}  // namespace pareto::host
