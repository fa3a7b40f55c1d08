#include "core/base/counted.hpp"

#include <catch2/catch.hpp>

namespace pareto {

TEST_CASE("Thousands of a count stand apart", "[counted]") {
  CHECK(counted(0) == "0");
  CHECK(counted(999) == "999");
  CHECK(counted(4372) == "4,372");
  CHECK(counted(1'000'000) == "1,000,000");
  CHECK(counted(-4372) == "\u22124,372");
  CHECK(counted(-372) == "\u2212372");
  CHECK(counted(INT64_MIN) == "\u22129,223,372,036,854,775,808");
}

}  // namespace pareto
