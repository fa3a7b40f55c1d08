#include "core/base/relative_day.hpp"

#include <catch2/catch.hpp>

using namespace pareto;

namespace {

std::string told(std::string_view text, const char* today = "2026-10-31") {
  const auto day = relative_day(text, *Date::from_iso(today));
  return day ? day->iso() : "-";
}

}  // namespace

TEST_CASE("A day is told from today, by days, weeks, months and years", "[base]") {
  CHECK(told("today") == "2026-10-31");
  CHECK(told("today-90d") == "2026-08-02");  // 31 days of October, 30 of September, 29 of August
  CHECK(told("today + 2w") == "2026-11-14");
  CHECK(told("-12m") == "2025-10-31");
  CHECK(told("-1y") == "2025-10-31");
  CHECK(told("+7d") == "2026-11-07");
  CHECK(told(" Today - 3 months ") == "2026-07-31");
  CHECK(told("90 days ago") == "2026-08-02");
}

TEST_CASE("A day is told from today in Chinese, in either script and width", "[base]") {
  CHECK(told("今天") == "2026-10-31");
  CHECK(told("今日") == "2026-10-31");
  CHECK(told("今天-90天") == "2026-08-02");
  CHECK(told("今天 ＋ ７ 天") == "2026-11-07");
  CHECK(told("90天前") == "2026-08-02");
  CHECK(told("3个月前") == "2026-07-31");
  CHECK(told("3個月後") == "2027-01-31");
  CHECK(told("1年后") == "2027-10-31");
  CHECK(told("两周前") == "-");
}

TEST_CASE("A month before a last day that it does not have is its own last day", "[base]") {
  CHECK(told("-1m", "2026-03-31") == "2026-02-28");
  CHECK(told("-1y", "2028-02-29") == "2027-02-28");
}

TEST_CASE("What tells no day from today is none", "[base]") {
  for (const char* text :
       {"", "d", "90", "90d", "-90", "todayy", "today 90d", "today-", "today-90", "-90d-1m",
        "2026-10-31", "-99999d", "-9999y", "+9999y", "today-90d ago", "12m later"}) {
    CAPTURE(text);
    CHECK(told(text) == "-");
  }
}
