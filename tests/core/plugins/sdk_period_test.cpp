#include "pareto/period.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace pareto::sdk {
namespace {

constexpr Date day(int year, int month, int of_month) {
  return *Date::from_civil(year, month, of_month);
}

std::string text(const std::optional<DayRange>& range) {
  return range ? range->from.iso() + " " + range->to.iso() : "none";
}
std::string parsed(std::string_view words, Date as_of = day(2026, 10, 31)) {
  const auto period = Period::parse(words, as_of);
  return period ? text(period->range) : "none";
}
std::string previous(std::string_view words, Date as_of) {
  return text(Period::parse(words, as_of)->previous());
}
std::string year_before(std::string_view words, Date as_of) {
  return text(Period::parse(words, as_of)->year_before());
}

TEST_CASE("Years and their parts are periods, in either language", "[period]") {
  CHECK(parsed("2025") == "2025-01-01 2025-12-31");
  CHECK(parsed("2025年") == "2025-01-01 2025-12-31");
  CHECK(parsed("2025H2") == "2025-07-01 2025-12-31");
  CHECK(parsed("2025年下半年") == "2025-07-01 2025-12-31");
  CHECK(parsed("2026Q3") == "2026-07-01 2026-09-30");
  CHECK(parsed("2026-Q3") == "2026-07-01 2026-09-30");
  CHECK(parsed("2026年3季度") == "2026-07-01 2026-09-30");
  CHECK(parsed("2026年第三季度") == "2026-07-01 2026-09-30");
  CHECK(parsed("2024-02") == "2024-02-01 2024-02-29");
  CHECK(parsed("2026年7月") == "2026-07-01 2026-07-31");
  CHECK(parsed("2026-07-15") == "2026-07-15 2026-07-15");
  CHECK(parsed("2026年7月15日") == "2026-07-15 2026-07-15");
  CHECK(parsed("2026-03..2026-05") == "2026-03-01 2026-05-31");
  CHECK(parsed("2026-07-01 至 2026-08-15") == "2026-07-01 2026-08-15");
  CHECK(parsed("12m") == "2025-11-01 2026-10-31");
}

TEST_CASE("What is no period is none", "[period]") {
  for (const char* words : {"", "2026-13", "2026-00", "2026Q5", "2026H3", "26", "2026-02-30",
                            "2026-05..2026-03", "yesterday", "2026-", "2026x", "2027"}) {
    CAPTURE(words);
    CHECK(parsed(words) == "none");
  }
  CHECK(Period::is_one("2027"));  // on another day
  CHECK_FALSE(Period::is_one("2026-13"));
}

TEST_CASE(
    "A period that is not over ends with the day looked at, and so does what it is compared with",
    "[period]") {
  const Date july_20 = day(2026, 7, 20);

  CHECK(parsed("2026-07", july_20) == "2026-07-01 2026-07-20");
  CHECK_FALSE(Period::parse("2026-07", july_20)->is_over());
  CHECK(previous("2026-07", july_20) == "2026-06-01 2026-06-20");
  CHECK(year_before("2026-07", july_20) == "2025-07-01 2025-07-20");
  CHECK(previous("2026", july_20) == "2025-01-01 2025-07-20");
  // Thirty days of March have all days of February beside them.
  CHECK(previous("2026-03", day(2026, 3, 30)) == "2026-02-01 2026-02-28");
}

TEST_CASE("Whole months are compared with whole months, days with as many days", "[period]") {
  const Date october_31 = day(2026, 10, 31);

  CHECK(previous("2026-03", october_31) == "2026-02-01 2026-02-28");
  CHECK(previous("2026Q3", october_31) == "2026-04-01 2026-06-30");
  CHECK(previous("12m", october_31) == "2024-11-01 2025-10-31");
  CHECK(previous("2026-03..2026-05", october_31) == "2025-12-01 2026-02-28");
  CHECK(previous("2026-07-11..2026-07-20", october_31) == "2026-07-01 2026-07-10");
  CHECK(year_before("2025-02", october_31) == "2024-02-01 2024-02-29");
  CHECK(previous("all", october_31) == "none");
  CHECK(year_before("all", october_31) == "none");
}

}  // namespace
}  // namespace pareto::sdk
