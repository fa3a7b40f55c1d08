#include "pareto/text_drawing.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "pareto/text_width.hpp"

using namespace pareto::sdk;

namespace {

Date day(int year, int month, int of_month) { return *Date::from_civil(year, month, of_month); }

}  // namespace

TEST_CASE("A spark is as high as its numbers, quiet ones before the stroke", "[sdk]") {
  CHECK(spark_signs("1 2 8 | 4 8") == "▂▃█┊▅█");
  CHECK(spark_signs("0 0") == "▁▁");
  CHECK(spark_signs("").empty());
  CHECK(spark_signs("-5 x 8") == "▁▁█");
}

TEST_CASE("More numbers than there is room for go together, the newest in full", "[sdk]") {
  CHECK(spark_signs("9 1 1 6 6", 3) ==
        "█▁▆");  // 9 alone, then means of two; 6 of 9 is past five eighths
  CHECK(spark_signs("8 8 8 8 | 2 2 4 4", 4) == "██┊▃▅");  // quiet and strong do not mix
  CHECK(
      text_width(spark_signs(
          "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 | 1 2 3 4 5 6 7 8 9 10 11 12",
          13)) == 13);
}

TEST_CASE("A bar is as long as its share of the largest", "[sdk]") {
  CHECK(bar_signs(8, 8, 4) == "████");
  CHECK(bar_signs(1, 8, 4) == "▌");
  CHECK(bar_signs(-4, 8, 4) == "▓▓");
  CHECK(bar_signs(0, 8, 4).empty());
  CHECK(bar_signs(1, 0, 4).empty());
  CHECK(bar_signs(std::nan(""), 8, 4).empty());
  CHECK(bar_signs(100, 8, 4) == "████");
}

TEST_CASE("A strip has a sign per stretch of days", "[sdk]") {
  const Date from = day(2026, 1, 1), to = day(2026, 1, 12);

  CHECK(strip_signs("2026-01-01 2026-01-05", "2026-01-12 2026-01-05", from, to, 12) ==
        "●···●······○");
  CHECK(strip_signs("2025-12-31 2026-01-13 nonsense", "", from, to, 4) == "····");
  CHECK(strip_signs("2026-01-01", "", to, from, 4).empty());
}

TEST_CASE("Chinese takes two columns, marks take none, broken bytes one each", "[sdk]") {
  CHECK(text_width("净销售 12") == 9);
  CHECK(text_width("e\u0301") == 1);
  CHECK(text_width("\xe5\x87") == 2);
  CHECK(text_width("（）") == 4);
  CHECK(text_width("██") == 2);
}
