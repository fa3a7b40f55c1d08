#include "funnel.hpp"

#include <catch2/catch.hpp>

namespace pareto::customer_share {
namespace {

Span span(const char* text) { return Span::parse(text).value(); }

TEST_CASE("The worked example holds to the last digit", "[customer_share]") {
  Inputs inputs{span("5,000,000"), span("15%"), span("20%"), span("1/3"), 0,
                span("20%"),       span("3000")};

  const auto funnel = funnel_of(inputs);

  REQUIRE(funnel);
  CHECK(funnel->targets.low == Ratio(750'000));    // 5 000 000 × 15 %
  CHECK(funnel->reachable.low == Ratio(150'000));  // × 20 %
  CHECK(funnel->captured.low == Ratio(100'000));   // × (1 − 1/3)
  CHECK(funnel->share.low == Ratio::of(2, 3));
  CHECK(funnel->share.is_one());
  CHECK(funnel->sales->low == Ratio(60'000'000));  // × 20 % × 3 000
  CHECK(funnel->all_sales->low == Ratio(90'000'000));
}

TEST_CASE("An input that is a range makes ranges, and a share does not move with the population",
          "[customer_share]") {
  Inputs inputs{span("1000~2000"), span("50%"), span("10%~20%"), span("1/4"), 0};

  const auto funnel = funnel_of(inputs);

  REQUIRE(funnel);
  CHECK(funnel->reachable.low == Ratio(50));    // 1000 × 50 % × 10 %
  CHECK(funnel->reachable.high == Ratio(200));  // 2000 × 50 % × 20 %
  CHECK(funnel->share.is_one());
  CHECK(funnel->share.low == Ratio::of(3, 4));
}

TEST_CASE("Counted customers are held against all who are reachable", "[customer_share]") {
  Inputs inputs{span("1000"), span("50%"), span("10%~20%")};
  inputs.captured = 25;

  const auto funnel = funnel_of(inputs);

  REQUIRE(funnel);
  CHECK(funnel->share.low == Ratio::of(1, 4));   // 25 ÷ 100
  CHECK(funnel->share.high == Ratio::of(1, 2));  // 25 ÷ 50
  inputs.reachable = span("0");
  CHECK_FALSE(funnel_of(inputs));
}

TEST_CASE("Rates are read as people write them", "[customer_share]") {
  CHECK(Ratio::parse("15%") == Ratio::of(3, 20));
  CHECK(Ratio::parse("0.15") == Ratio::of(3, 20));
  CHECK(Ratio::parse("1/3")->fraction() == "1/3");
  CHECK(Ratio::parse("500 万") == Ratio(5'000'000));
  CHECK(Ratio::parse("5,000,000")->count() == "5,000,000");
  CHECK(Ratio::of(10, 3).count() == "≈ 3");
  for (const char* wrong : {"", "abc", "1/0", "-3", "1..2", "99999999999999999999", "20%~10%"}) {
    INFO(wrong);
    CHECK_FALSE(Span::parse(wrong));
  }
}

}  // namespace
}  // namespace pareto::customer_share
