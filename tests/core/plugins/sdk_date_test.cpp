// The calendar that the host and its plugins count with, held against the standard library's.
#include "pareto/date.hpp"

#include <catch2/catch.hpp>
#include <chrono>

#include "core/tiering/window.hpp"
#include "pareto/window.hpp"

namespace sdk = pareto::sdk;
namespace chrono = std::chrono;

namespace {

sdk::Date day(std::string_view iso) { return *sdk::Date::from_iso(iso); }
chrono::year_month_day standard(sdk::Date date) {
  return chrono::sys_days(chrono::days(date.days));
}

// Days whose months and windows are not like others': ends of February, of long and short months.
const char* const kHardDays[] = {"2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28",
                                 "2025-03-31", "2026-01-31", "2026-04-30", "2026-10-31",
                                 "2011-12-09", "2000-02-29", "1900-02-28", "2026-12-31"};

}  // namespace

TEST_CASE("Every day of four centuries is the day of the standard calendar", "[sdk]") {
  for (sdk::Date date = day("1899-12-25"); date < day("2300-01-10"); date = date + 1) {
    const chrono::year_month_day other = standard(date);
    const int year = static_cast<int>(other.year());
    const int month = static_cast<int>(static_cast<unsigned>(other.month()));
    const int of_month = static_cast<int>(static_cast<unsigned>(other.day()));
    const chrono::sys_days end = other.year() / other.month() / chrono::last;
    const bool agree = date.civil() == sdk::CivilDay{year, month, of_month} &&
                       sdk::Date::from_civil(year, month, of_month) == date &&
                       sdk::Date::from_iso(date.iso()) == date &&
                       date.month_start() == date - (of_month - 1) &&
                       date.month_number() == year * 12 + month - 1 &&
                       date.month_end().days == end.time_since_epoch().count() &&
                       date.is_month_end() == (date == date.month_end());
    if (!agree) FAIL(date.iso());
  }
}

TEST_CASE("A month more is the same day, or the last one that the month has", "[sdk]") {
  CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
  CHECK(day("2024-02-29").plus_months(12) == day("2025-02-28"));
  CHECK(day("2026-02-28").plus_months(1) == day("2026-03-28"));
  for (const char* iso : kHardDays) {
    for (int months = -1300; months <= 1300; ++months) {
      chrono::year_month_day other = standard(day(iso)) + chrono::months(months);
      if (!other.ok()) other = other.year() / other.month() / chrono::last;
      const auto days = chrono::sys_days(other).time_since_epoch().count();
      if (day(iso).plus_months(months).days != days) FAIL(iso << " " << months);
    }
  }
}

TEST_CASE("Windows of months end with their day and meet without gap or overlap", "[sdk]") {
  CHECK(sdk::Window{12}.range(day("2025-02-28")).from == day("2024-03-01"));
  CHECK(sdk::Window{12}.previous().range(day("2025-02-28")).from == day("2023-03-01"));
  CHECK(sdk::Window{6}.range(day("2026-04-30")).from == day("2025-11-01"));
  const char* const windows[] = {"1m", "2m", "3m", "12m", "24m", "prev12m", "prev1m"};
  for (sdk::Date date = day("2023-11-25"); date < day("2028-03-05"); date = date + 1) {
    for (const char* text : windows) {
      const sdk::Window window = *sdk::Window::parse(text);
      const sdk::DayRange now = window.range(date), before = window.previous().range(date);
      const bool whole_months = !date.is_month_end() || now.from == now.from.month_start();
      if (before.to + 1 != now.from || !whole_months || window.text() != text ||
          (window.skipped == 0 && now.to != date))
        FAIL(text << " as of " << date.iso());
    }
  }
}

TEST_CASE("Only what is a window is read as one", "[sdk]") {
  for (const char* text : {"", "all", "1m", "1200m", "prev600m", "prev1200m"})
    CHECK(sdk::Window::parse(text));
  for (const char* text : {"0m", "1201m", "m", "12", "-3m", "12mm", "prev", "prevm", "year", "12 m",
                           "+3m", "99999999999m"}) {
    INFO("\"" << text << "\"");
    CHECK_FALSE(sdk::Window::parse(text));
  }
}

TEST_CASE("The last quarter is the one before that of the next day", "[sdk]") {
  CHECK(sdk::Quarter::of(day("2026-09-30")).text() == "2026Q3");
  for (sdk::Date date = day("2023-12-25"); date < day("2026-01-10"); date = date + 1) {
    const sdk::Quarter last = pareto::tiering::last_quarters(date).back();
    if (last.range().to > date || last.plus(1).range().to <= date) FAIL(date.iso());
  }
}

TEST_CASE("Only a day that exists is read, and only as ISO writes it", "[sdk]") {
  for (const char* text :
       {"2026-02-29", "2026-11-31", "2026-13-01", "0000-01-01", "2026-1-1", "26-01-01",
        "2026/01/01", "2026-01-01 ", "2026-01-0x", "-026-01-01", ""}) {
    INFO("\"" << text << "\"");
    CHECK_FALSE(sdk::Date::from_iso(text));
  }
  CHECK(day("2026-10-31") - day("2026-08-01") == 91);
  CHECK(day("0001-01-01").iso() == "0001-01-01");
}
