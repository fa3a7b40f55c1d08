#include "rfm.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include "bins.hpp"
#include "segments.hpp"

namespace pareto::rfm {
namespace {

sdk::Job english() {
  static constexpr pareto_job kJob{.size_of = sizeof(pareto_job), .language = "en"};
  return sdk::Job(&kJob);
}

std::string wrong(std::string_view text, int bins = 5) {
  try {
    const Segments segments(english(), text, bins);
  } catch (const sdk::Failure& failure) {
    return failure.what();
  }
  return "";
}

TEST_CASE("Equal values share a bin, which the number of worse ones decides", "[rfm]") {
  using Bins = std::vector<Bin>;
  CHECK(bins_together({5, 1, 4, 2, 3}, 5) == Bins{5, 1, 4, 2, 3});
  CHECK(bins_together({7, 7, 7, 7}, 5) == Bins{1, 1, 1, 1});
  CHECK(bins_together({1, 1, 1, 9}, 4) == Bins{1, 1, 1, 4});
  CHECK(bins_together({-3}, 5) == Bins{1});
  CHECK(bins_together({}, 5).empty());

  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::int64_t> values(1 + random() % 40);
    for (auto& value : values) value = static_cast<std::int64_t>(random() % 15) - 5;
    const int bins = 2 + static_cast<int>(random() % 8);
    const Bins found = bins_together(values, bins);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto worse = std::count_if(values.begin(), values.end(),
                                       [&](std::int64_t other) { return other < values[i]; });
      CAPTURE(round, bins, values, i);
      REQUIRE(found[i] == 1 + bins * worse / static_cast<std::ptrdiff_t>(values.size()));
    }
  }
}

TEST_CASE("NTILE makes bins of one size, the first ones larger by one", "[rfm]") {
  std::vector<std::int64_t> values(12, 8);
  std::vector<std::uint32_t> rank(12);
  std::iota(rank.rbegin(), rank.rend(), 0u);  // the last in the stream has the least code

  const std::vector<Bin> found = bins_ntile(values, rank, 5);

  // 12 in 5: 3, 3, 2, 2, 2
  CHECK(found == std::vector<Bin>{5, 5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1});
  CHECK(bins_ntile({4, 2}, {0, 1}, 5) == std::vector<Bin>{2, 1});
}

TEST_CASE("Limits: what is reached lifts, and days that are exceeded lower", "[rfm]") {
  CHECK(bin_reached(1, {2, 4, 8, 12}) == 1);
  CHECK(bin_reached(2, {2, 4, 8, 12}) == 2);
  CHECK(bin_reached(99, {2, 4, 8, 12}) == 5);
  CHECK(bin_not_exceeded(30, {30, 90, 180, 365}) == 5);
  CHECK(bin_not_exceeded(31, {30, 90, 180, 365}) == 4);
  CHECK(bin_not_exceeded(366, {30, 90, 180, 365}) == 1);
}

TEST_CASE("The first segment that fits holds, and the bundled ones hold everyone", "[rfm]") {
  const Segments segments(english(), "", 5);
  const auto code = [&](Bin r, Bin f, Bin m) { return segments.all()[segments.of(r, f, m)].code; };

  CHECK(code(5, 5, 5) == "champions");
  CHECK(code(5, 5, 3) == "loyal");
  CHECK(code(5, 1, 1) == "new");
  CHECK(code(1, 5, 5) == "cannot_lose");
  CHECK(code(1, 3, 1) == "at_risk");
  CHECK(code(1, 1, 5) == "lost");
  // The table of the plugin, which manifests show, is the same, lowest first.
  REQUIRE(segments.all().size() == std::size(Rfm::tiers));
  for (std::size_t i = 0; i < std::size(Rfm::tiers); ++i) {
    const Segment& segment = segments.all()[segments.all().size() - 1 - i];
    CHECK(segment.code == Rfm::tiers[i].code);
    CHECK(segment.name == Rfm::tiers[i].label.en);
    CHECK(segment.name_zh == Rfm::tiers[i].label.zh_hans);
  }
}

TEST_CASE("Segments that leave somebody out or are never reached are refused", "[rfm]") {
  CHECK(wrong("good = r4-5 | Good | 好\nrest = r1-3").empty());
  CHECK(wrong("good = r4-5").find("no segment holds r1 f1 m1") != std::string::npos);
  CHECK(wrong("all = r1-5\ngood = r5").find("the segment good is never reached") !=
        std::string::npos);
  CHECK(
      wrong("all = r1-5\nall = f5").find("line 2 of the segments: the segment all stands twice") !=
      std::string::npos);
  CHECK(wrong("x = r6").find("“r6” is no range") != std::string::npos);
  CHECK(wrong("x = q1").find("is no range") != std::string::npos);
  CHECK(wrong("r4-5").find("is not a segment") != std::string::npos);
  CHECK(wrong("", 3).find("made for 5 bins") != std::string::npos);
  CHECK(wrong("good ＝ r3 ｜ Good ｜ 好\nrest = r1-2", 3).empty());
}

}  // namespace
}  // namespace pareto::rfm
