#include "core/imports/source/line_counter.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "core/imports/rows/key_table.hpp"

using namespace pareto::imports;

TEST_CASE("A number's lines are counted whether they stand together or apart", "[imports]") {
  LineCounter lines;

  CHECK(lines.next("A") == 1);
  CHECK(lines.next("A") == 2);
  CHECK(lines.next("B") == 1);
  CHECK(lines.next("A") == 3);
  CHECK(lines.next("") == 1);
  CHECK(lines.next("") == 2);
  CHECK(lines.next("B") == 2);
}

TEST_CASE("Half a million numbers are counted like a map does, in few bytes each", "[imports]") {
  LineCounter lines;
  std::map<std::string, std::uint32_t> expected;
  std::uint64_t state = 1;
  std::size_t wrong = 0;
  constexpr int kNumbers = 500'000;
  for (int i = 0; i < kNumbers * 2; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const std::string number = "INV" + std::to_string((state >> 33) % kNumbers);
    wrong += lines.next(number) != ++expected[number];
  }

  CHECK(wrong == 0);
  // 12 bytes a slot, at least 8/15 of the slots used just after growing by half.
  CHECK(lines.bytes() < expected.size() * 12 * 15 / 8 + 256 * 16 * 12);
}

TEST_CASE("Keys are numbered as they first come", "[imports]") {
  KeyTable keys;
  for (int i = 0; i < 5000; ++i) {
    const auto place = keys.place("K" + std::to_string(i));
    REQUIRE(place.ordinal == i);
    REQUIRE(place.added);
  }

  CHECK(keys.place("K4321").ordinal == 4321);
  CHECK_FALSE(keys.place("K0").added);
  CHECK(keys[77] == "K77");
  CHECK(keys.size() == 5000);
}
