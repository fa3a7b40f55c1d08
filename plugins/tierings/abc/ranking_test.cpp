#include "ranking.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <stdexcept>

#include "concentration.hpp"
#include "explanation.hpp"

namespace pareto::abc {
namespace {

constexpr Billionths kA80 = 800'000'000, kB95 = 950'000'000;

std::string tiers_of(const Ranking& ranking) {
  std::string codes;
  for (std::size_t i = 0; i < ranking.subjects(); ++i) {
    codes += ranking.rated(i) ? "CBA"[ranking.tier(i)] : '-';
  }
  return codes;
}

TierIndex tier_with(std::vector<std::int64_t> values, std::size_t subject, std::int64_t value) {
  values[subject] = value;
  return Ranking(std::move(values), kA80, kB95).tier(subject);
}

TEST_CASE("Whoever crosses the line still belongs above it", "[abc]") {
  // Of 100, sorted 50 29 13 4 2 2: before the third 79, the fourth 92, the fifth 96.
  CHECK(tiers_of(Ranking({50, 29, 2, 13, 2, 4}, kA80, kB95)) == "AACACB");
  // Exactly 80 before is no longer below 80.
  CHECK(tiers_of(Ranking({80, 15, 5}, kA80, kB95)) == "ABC");
}

TEST_CASE("Returns lower the total that is shared, and who only returns is C", "[abc]") {
  // Net 90: 72 is the line of A, which 72 does not stay below. Of the positive 100 it would be 80.
  CHECK(tiers_of(Ranking({72, 18, 10, -10}, kA80, kB95)) == "ABCC");
  CHECK(tiers_of(Ranking({72, 18, 10}, kA80, kB95)) == "AAB");
  CHECK(tiers_of(Ranking({0, 5}, kA80, kB95)) == "CA");
}

TEST_CASE("Who had no sales is not rated, and nobody is above C in a total that is not positive",
          "[abc]") {
  CHECK(tiers_of(Ranking({kUnrated, 5, kUnrated}, kA80, kB95)) == "-A-");
  CHECK(tiers_of(Ranking({5, 3, -8}, kA80, kB95)) == "CCC");
  CHECK(tiers_of(Ranking({}, kA80, kB95)).empty());
}

TEST_CASE("Equal values keep the order of the stream", "[abc]") {
  CHECK(tiers_of(Ranking({10, 10, 10, 10, 10}, kA80, kB95)) == "AAAAB");
  CHECK(Ranking({1, 7, 7}, kA80, kB95).position(1) == 0u);
  CHECK(Ranking({1, 7, 7}, kA80, kB95).position(2) == 1u);
}

TEST_CASE("A sum that leaves 64 bits is refused, and large ones compare exactly", "[abc]") {
  CHECK_THROWS_AS(Ranking({INT64_MAX, 1}, kA80, kB95), std::overflow_error);
  const std::int64_t large = 1'000'000'000'000'000'000;
  CHECK(tiers_of(Ranking({8 * large, large, 5}, kA80, kB95)) == "ABC");
}

TEST_CASE("The steps to the next tiers are exact: one unit less makes the difference", "[abc]") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::vector<std::int64_t> values(1 + random() % 12);
    for (auto& value : values) {
      value = static_cast<std::int64_t>(random() % (round % 2 == 0 ? 12 : 5000)) - round % 5;
    }
    const Ranking ranking(values, kA80, kB95);
    for (std::size_t i = 0; i < values.size(); ++i) {
      CAPTURE(round, i, values);
      const auto next = ranking.next(i), below = ranking.below(i);
      REQUIRE(next.has_value() == (ranking.tier(i) != kA));
      REQUIRE(below.has_value() == (ranking.tier(i) != kC));
      if (next) {
        CHECK(next->value > values[i]);
        CHECK(tier_with(values, i, next->value) == next->tier);
        CHECK(tier_with(values, i, next->value - 1) == ranking.tier(i));
      }
      if (below) {
        CHECK(below->value < values[i]);
        CHECK(tier_with(values, i, below->value) == below->tier);
        CHECK(tier_with(values, i, below->value + 1) == ranking.tier(i));
      }
    }
  }
}

TEST_CASE("Gini and HHI of known spreads, over positive values only", "[abc]") {
  const auto of = [](std::vector<std::int64_t> values) {
    return concentration(Ranking(std::move(values), kA80, kB95));
  };

  CHECK(of({5, 5, 5, 5}).gini == Approx(0));
  CHECK(of({5, 5, 5, 5}).hhi == Approx(2500));  // 4 * 25^2
  // (2*1-3-1)*1 + (2*2-3-1)*2 + (2*3-3-1)*6 = -2 + 0 + 12; over 3 * 9
  CHECK(of({6, 1, 2}).gini == Approx(10.0 / 27));
  CHECK(of({6, 1, 2, -50, kUnrated}).gini == Approx(10.0 / 27));
  CHECK(of({9}).hhi == Approx(10'000));
  CHECK(of({-1}).hhi == 0);
}

TEST_CASE("The explanation names value, shares, rank and both steps", "[abc]") {
  const Ranking ranking({500'000, 290'000, 20'000, 130'000, 20'000, 40'000}, kA80, kB95);
  std::string second, third;

  explain(ranking, 3, "net_sales", false, second);
  explain(ranking, 4, "net_sales", true, third);

  CHECK(
      second ==
      R"({"indicators":[{"name":"net_sales","value":130000},{"name":"share","value":0.13},)"
      R"({"name":"share_before","value":0.79},{"name":"cumulative","value":0.92},)"
      R"({"name":"rank","value":3}],"below":{"tier":"B","indicator":"net_sales","value":117500}})");
  // Behind 96: 96 < 0.95 * (98 + x) from x = 3.0527 on.
  CHECK(third.find(R"("next":{"tier":"B","indicator":"net_sales","value":30527})") !=
        std::string::npos);
  // Into A: of the others 98, with 92 before it 92 < 0.8 * (98 + x) from x = 17 and a little on,
  // but then 13 stands behind it; with 79 before it 79 < 0.8 * (98 + x) from x = 0.75, and x must
  // pass 13.
  CHECK(
      third.find(
          R"("reach":[{"tier":"B","indicator":"net_sales","value":30527},{"tier":"A","indicator":"net_sales","value":130001}])") !=
      std::string::npos);
}

}  // namespace
}  // namespace pareto::abc
