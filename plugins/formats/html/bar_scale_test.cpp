#include "bar_scale.hpp"

#include <catch2/catch.hpp>

#include <limits>

using pareto::html::BarScale;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("A bar is its value, and the unit comes from the largest, wherever it stands", "[html]") {
  BarScale scale(2, kNone);

  CHECK(scale.look() == "bar b2");
  CHECK(scale.bar(10) == "<i style=\"--v:10\"></i>");
  CHECK(scale.bar(100) == "<i style=\"--v:100\"></i>");
  CHECK(scale.bar(kNone).empty());
  // 58 mm less 0.3 and 2 free, for 100; indented by 4.
  CHECK(scale.rule("t1") == "#t1 .b2{--unit:0.557mm;--zero:4.3mm}");
}

TEST_CASE("What is below zero goes to the left, and the mark has its place", "[html]") {
  BarScale scale(0, 0.25);

  CHECK(scale.look() == "bar b0 mk");
  CHECK(scale.bar(-0.25) == "<i class=\"neg\" style=\"--v:0.25\"></i>");
  // From -0.25 to 0.25 in 58 mm less 3 and 10 free: 90 mm a unit; zero 22.5 behind the least, the
  // mark as far behind zero.
  CHECK(scale.rule("t7") == "#t7 .b0{--unit:90mm;--zero:29.5mm;--at:52mm}");
}

TEST_CASE("Without any value there is no length, and no number that is none", "[html]") {
  CHECK(BarScale(1, kNone).rule("t1") == "#t1 .b1{--unit:0mm;--zero:4.3mm}");
}
