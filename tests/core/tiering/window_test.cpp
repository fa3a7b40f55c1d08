#include "core/tiering/window.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

using namespace pareto;
using namespace pareto::tiering;

namespace {

std::string range(std::string_view window, std::string_view as_of) {
  const DayRange days = parse_window(window).range(*parse_date(as_of));
  return days.from.iso() + ".." + days.to.iso();
}

}  // namespace

TEST_CASE("Twelve months end with the day looked at and begin the day after it a year before",
          "[tiering]") {
  CHECK(range("12m", "2026-10-31") == "2025-11-01..2026-10-31");
  CHECK(range("12m", "2011-12-09") == "2010-12-10..2011-12-09");
  CHECK(range("3m", "2026-11-30") == "2026-09-01..2026-11-30");
  CHECK(range("24m", "2026-10-31") == "2024-11-01..2026-10-31");
  CHECK(range("1m", "2026-01-01") == "2025-12-02..2026-01-01");
}

TEST_CASE("The end of February is neither counted twice nor left out", "[tiering]") {
  CHECK(range("12m", "2025-02-28") == "2024-03-01..2025-02-28");
  CHECK(range("12m", "2024-02-29") == "2023-03-01..2024-02-29");
  CHECK(range("12m", "2024-02-28") == "2023-03-01..2024-02-28");  // there is no 2023-02-29
}

TEST_CASE("The window before ends on the day before this one begins, whatever the day",
          "[tiering]") {
  CHECK(range("prev12m", "2026-10-31") == "2024-11-01..2025-10-31");
  CHECK(range("prev12m", "2011-12-09") == "2009-12-10..2010-12-09");
  for (Date day = *parse_date("2023-12-20"); day < *parse_date("2025-03-10"); day = day + 1) {
    for (const int months : {1, 3, 11, 12}) {
      const Window window{months, 0};
      INFO(day.iso() << " " << months);
      CHECK(window.previous().range(day).to == window.range(day).from - 1);
    }
  }
}

TEST_CASE("All is everything until the day", "[tiering]") {
  CHECK(range("all", "2026-10-31") == "0001-01-01..2026-10-31");
}

TEST_CASE("What is no window is refused with the forms there are", "[tiering]") {
  for (const char* text : {"12", "m", "0m", "-3m", "12mm", "prev", "1201m", "year", "12 m"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_window(text), Error);
  }
  CHECK(parse_window("prev6m").text() == "prev6m");
  CHECK(parse_window("all").text() == "all");
}

TEST_CASE("The last eight quarters are those that have ended", "[tiering]") {
  const auto quarters = last_quarters(*parse_date("2026-10-31"));
  CHECK(quarters.front().text() == "2024Q4");
  CHECK(quarters.back().text() == "2026Q3");
  CHECK(quarters.back().range() == DayRange{*parse_date("2026-07-01"), *parse_date("2026-09-30")});

  CHECK(last_quarters(*parse_date("2026-09-30")).back().text() == "2026Q3");  // it ends today
  CHECK(last_quarters(*parse_date("2026-09-29")).back().text() == "2026Q2");
  CHECK(last_quarters(*parse_date("2026-01-15")).back().text() == "2025Q4");
}
