#include "core/tiering/what_if.hpp"

#include <catch2/catch.hpp>

using namespace pareto::tiering;

namespace {

// 0 below 1000, 1 below 50000, else 2.
int level(std::int64_t value) { return value < 1000 ? 0 : value < 50'000 ? 1 : 2; }

}  // namespace

TEST_CASE("The least value that lifts into a higher tier is found to the unit", "[tiering]") {
  const auto up = value_to_rise(12'345, 1, 1'000'000, level);

  REQUIRE(up.has_value());
  CHECK(up->value == 50'000);
  CHECK(up->level == 2);
  CHECK(value_to_rise(0, 0, 1'000'000, level)->value == 1000);
  CHECK(value_to_rise(-5'000, 0, 1'000'000, level)->value == 1000);
  CHECK(value_to_rise(999, 0, 1'000'000, level)->value == 1000);
}

TEST_CASE("The greatest value that lets fall is found to the unit", "[tiering]") {
  const auto down = value_to_fall(12'345, 1, 0, level);

  REQUIRE(down.has_value());
  CHECK(down->value == 999);
  CHECK(down->level == 0);
  CHECK(value_to_fall(60'000, 2, 0, level)->value == 49'999);
}

TEST_CASE("Where no value turns the tier, none is said", "[tiering]") {
  CHECK_FALSE(value_to_rise(60'000, 2, INT64_MAX, level).has_value());
  CHECK_FALSE(value_to_rise(12'345, 1, 49'999, level).has_value());
  CHECK_FALSE(value_to_fall(500, 0, INT64_MIN, level).has_value());
  CHECK_FALSE(value_to_rise(5, 0, 5, level).has_value());
}

TEST_CASE("A search across all of int64 neither overflows nor takes long", "[tiering]") {
  int tries = 0;
  const auto at_the_end = [&](std::int64_t value) { return ++tries, value == INT64_MAX ? 1 : 0; };

  const auto turn = value_to_rise(INT64_MIN, 0, INT64_MAX, at_the_end);

  REQUIRE(turn.has_value());
  CHECK(turn->value == INT64_MAX);
  CHECK(tries < 140);
}

TEST_CASE("With fewer tries the answer is coarser and still one that turns", "[tiering]") {
  int tries = 0;
  const auto counted = [&](std::int64_t value) { return ++tries, level(value); };

  const auto turn =
      value_to_rise(12'345, 1, 10'000'000, counted, {.precision = 500, .most_tries = 100});

  REQUIRE(turn.has_value());
  CHECK(turn->value >= 50'000);
  CHECK(turn->value <= 50'500);
  CHECK(tries < 16);
}
