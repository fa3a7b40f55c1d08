// The calendar that plugins count with is the host's: every day and every window of one is that of
// the other.
#include "pareto/date.hpp"

#include <catch2/catch.hpp>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/tiering/window.hpp"
#include "pareto/window.hpp"

namespace sdk = pareto::sdk;
namespace tiering = pareto::tiering;

namespace {

sdk::Date day(std::string_view iso) { return *sdk::Date::from_iso(iso); }
pareto::Date of_host(sdk::Date date) { return {date.days}; }

bool same(sdk::DayRange range, tiering::DayRange of_host) {
  return range.from.days == of_host.from.days && range.to.days == of_host.to.days;
}

// Days whose months and windows are not like others': ends of February, of long and short months.
const char* const kHardDays[] = {"2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28",
                                 "2025-03-31", "2026-01-31", "2026-04-30", "2026-10-31",
                                 "2011-12-09", "2000-02-29", "1900-02-28", "2026-12-31"};

}  // namespace

TEST_CASE("Every day of four centuries is the same day in the SDK and in the host", "[sdk]") {
  for (sdk::Date date = day("1899-12-25"); date < day("2300-01-10"); date = date + 1) {
    const pareto::Date host = of_host(date);
    const auto [year, month, of_month] = host.civil();
    const bool agree = date.civil() == sdk::CivilDay{year, month, of_month} &&
                       sdk::Date::from_civil(year, month, of_month) == date &&
                       date.iso() == host.iso() && sdk::Date::from_iso(host.iso()) == date &&
                       date.month_start().days == host.month_start().days &&
                       date.month_number() == host.month_number() &&
                       date.is_month_end() == (host.plus_days(1).civil().day == 1) &&
                       date.month_end() == date.month_start().plus_months(1) - 1;
    if (!agree) FAIL(host.iso());
  }
}

TEST_CASE("Months are added in the SDK as in the host", "[sdk]") {
  CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
  CHECK(day("2024-02-29").plus_months(12) == day("2025-02-28"));
  CHECK(day("2026-02-28").plus_months(1) == day("2026-03-28"));
  for (const char* iso : kHardDays) {
    for (int months = -1300; months <= 1300; ++months) {
      const sdk::Date date = day(iso);
      if (date.plus_months(months).days != of_host(date).plus_months(months).days)
        FAIL(iso << " " << months);
    }
  }
}

TEST_CASE("Windows of the SDK are those of the host, day by day", "[sdk]") {
  CHECK(sdk::Window{12}.range(day("2025-02-28")).from == day("2024-03-01"));
  CHECK(sdk::Window{12}.previous().range(day("2025-02-28")).from == day("2023-03-01"));
  CHECK(sdk::Window{6}.range(day("2026-04-30")).from == day("2025-11-01"));
  const char* const windows[] = {"1m", "2m", "3m", "12m", "24m", "prev12m", "prev1m", "all"};
  for (sdk::Date date = day("2023-11-25"); date < day("2028-03-05"); date = date + 1) {
    for (const char* text : windows) {
      const sdk::Window window = *sdk::Window::parse(text);
      const tiering::Window host = tiering::Window::parse(text);
      if (!same(window.range(date), host.range(of_host(date))) ||
          !same(window.previous().range(date), host.previous().range(of_host(date))) ||
          window.text() != host.text()) {
        FAIL(text << " as of " << date.iso());
      }
    }
  }
}

TEST_CASE("What is no window for the host is none for the SDK", "[sdk]") {
  for (const char* text : {"", "all", "0m", "1m", "1200m", "1201m", "prev1200m", "m", "12", "-3m",
                           "12mm", "prev", "prevm", "year", "12 m", "+3m", "99999999999m"}) {
    bool host_reads = true;
    try {
      (void)tiering::Window::parse(text);
    } catch (const pareto::Error&) {
      host_reads = false;
    }
    INFO("\"" << text << "\"");
    CHECK(sdk::Window::parse(text).has_value() == host_reads);
  }
}

TEST_CASE("Quarters of the SDK are those of the host", "[sdk]") {
  CHECK(sdk::Quarter::of(day("2026-09-30")).text() == "2026Q3");
  for (sdk::Date date = day("2023-12-25"); date < day("2026-01-10"); date = date + 1) {
    // The last that had ended: the one before that of the day after.
    const auto host = tiering::last_quarters(of_host(date));
    const sdk::Quarter open = sdk::Quarter::of(date + 1);
    for (int back = 1; back <= static_cast<int>(host.size()); ++back) {
      const sdk::Quarter quarter = open.plus(-back);
      const tiering::Quarter& same_of_host = host[host.size() - static_cast<std::size_t>(back)];
      if (quarter.text() != same_of_host.text() || !same(quarter.range(), same_of_host.range()))
        FAIL(date.iso() << " " << back);
    }
  }
}

TEST_CASE("Only a day that exists is read, and only as ISO writes it", "[sdk]") {
  for (const char* text : {"2026-02-29", "2026-11-31", "2026-13-01", "0000-01-01", "2026-1-1",
                           "26-01-01", "2026/01/01", "2026-01-01 ", "2026-01-0x", "-026-01-01", ""}) {
    INFO("\"" << text << "\"");
    CHECK_FALSE(sdk::Date::from_iso(text));
  }
  CHECK(day("2026-10-31") - day("2026-08-01") == 91);
  CHECK(day("0001-01-01").iso() == "0001-01-01");
}
