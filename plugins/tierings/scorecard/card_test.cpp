#include "card.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace pareto::scorecard {
namespace {

sdk::Job english() {
  static constexpr pareto_job kJob{.size_of = sizeof(pareto_job), .language = "en"};
  return sdk::Job(&kJob);
}

Card card_of(std::string_view text) { return Card(parse_definition(english(), text)); }

Value number(double value) { return {true, value, {}}; }
Value word(std::string_view value) { return {true, 0, value}; }

constexpr std::string_view kPlain = R"(
sales = metric net_sales 12m | weight 60 | linear 0..1000 | missing unrated
kind  = field industry       | weight 30 | table feed:100 pharma:60 *:20
fit   = judged               | weight 10
limits A 70, B 40, C
)";

std::string wrong(std::string_view text) {
  try {
    (void)parse_definition(english(), text);
  } catch (const sdk::Failure& failure) {
    return failure.what();
  }
  return "";
}

TEST_CASE("The score is the weighted mean of the points of what is known", "[scorecard]") {
  const Card card = card_of(kPlain);

  // (60 * 50 + 30 * 60 + 10 * 80) / 100
  const Scored all = card.score({number(500), word("pharma"), number(80)});
  CHECK(*all.score == Approx(56));
  CHECK(card.code(*all.tier) == "B");
  // Without the judgement the others weigh more: (60 * 50 + 30 * 60) / 90
  CHECK(*card.score({number(500), word("pharma"), {}}).score == Approx(4800.0 / 90));
  CHECK(*card.score({number(5000), word("steel"), number(0)}).score ==
        Approx(66));  // no more than 100 points; others' 20
  CHECK(*card.score({number(-5), word("feed"), {}}).score ==
        Approx(3000.0 / 90));  // returns alone: no less than 0
  CHECK_FALSE(card.score({{}, word("feed"), number(80)}).score);
}

TEST_CASE("What is missing counts as the definition says, and too little is no score",
          "[scorecard]") {
  const std::string lines =
      "a = metric orders 12m | weight 1 | linear 0..10 | missing zero\n"
      "b = metric orders 24m | weight 1 | linear 0..10 | missing middle\n"
      "c = metric orders 36m | weight 2 | linear 0..10\nlimits A 50, B 10\n";

  CHECK(*card_of(lines).score({{}, {}, number(10)}).score == Approx((0 + 50 + 200) / 4.0));
  CHECK(*card_of(lines).score({{}, {}, {}}).score == Approx(25));
  CHECK_FALSE(card_of(lines + "known 51%\n").score({{}, {}, number(10)}).score);
  CHECK(card_of(lines + "known 50%\n").score({{}, {}, number(10)}).score);
  // Below the last limit there is a score and no tier.
  const Scored low = card_of(lines).score({number(0), number(0), number(0)});
  CHECK(*low.score == 0);
  CHECK_FALSE(low.tier);
}

TEST_CASE("A percentile counts those below and half of the equal ones", "[scorecard]") {
  Card card = card_of("a = metric orders 12m | weight 1 | percentile\nlimits A 50, B\n");
  for (const double value : {1.0, 2.0, 2.0, 7.0, -3.0}) card.observe({number(value)});
  card.ready();

  const auto points = [&](double value) { return *card.score({number(value)}).score; };
  CHECK(points(-3) == 0);
  CHECK(points(1) == 25);
  CHECK(points(2) == Approx(100 * 2.5 / 4));
  CHECK(points(7) == 100);
}

TEST_CASE("Each way that is said leads there, and no nearer value does", "[scorecard]") {
  std::mt19937 random(11);
  const auto pick = [&](int most) {
    return static_cast<double>(random() % static_cast<unsigned>(most));
  };
  int checked = 0;
  for (int round = 0; round < 300; ++round) {
    Card card = card_of(
        "sales = metric orders 12m | weight 40 | percentile\n"
        "days  = since last_order  | weight 30 | linear 180..0\n"
        "steps = metric orders 24m | weight 20 | steps 2:20 5:70 9:100\n"
        "fit   = judged            | weight 10\nlimits S 85, A 60, B 30, C\n");
    std::vector<std::vector<Value>> all;
    for (int i = 0; i < 9; ++i)
      all.push_back({number(pick(12)), number(pick(200)), number(pick(12)), number(pick(101))});
    for (const auto& one : all) card.observe(one);
    card.ready();
    for (const auto& one : all) {
      const Scored now = card.score(one);
      std::vector<Way> ways = card.ways_up(one, now, true, 9);
      if (const auto down = card.way_down(one, now)) ways.push_back(*down);
      for (const Way& way : ways) {
        const bool up = way.tier > *now.tier;
        const auto tier_with = [&](double value) {
          // The others are those that were observed; the subject moves.
          Card moved = card_of(
              "sales = metric orders 12m | weight 40 | percentile\n"
              "days  = since last_order  | weight 30 | linear 180..0\n"
              "steps = metric orders 24m | weight 20 | steps 2:20 5:70 9:100\n"
              "fit   = judged            | weight 10\nlimits S 85, A 60, B 30, C\n");
          std::vector<Value> changed = one;
          changed[way.indicator] = number(value);
          for (const auto& other : all) moved.observe(&other == &one ? changed : other);
          moved.ready();
          return *moved.score(changed).tier;
        };
        CAPTURE(round, way.tier, way.indicator, one[way.indicator].number, way.number, *now.score);
        const double back = one[way.indicator].number < way.number ? -1 : 1;
        REQUIRE((up ? tier_with(way.number) >= way.tier : tier_with(way.number) <= way.tier));
        REQUIRE((up ? tier_with(way.number + back) < way.tier
                    : tier_with(way.number + back) > way.tier));
        ++checked;
      }
    }
  }
  CHECK(checked > 1000);
}

TEST_CASE("Definitions may be written in Chinese, and numbers as people write them",
          "[scorecard]") {
  const Definition definition = parse_definition(
      english(),
      "销售额 ＝ 指标 net_sales 12m ｜ 权重 40 ｜ 线性 0..500万 | 缺失 不评  # 注\n增速 = 增长 net_sales 12m | 权重 1 | 线性 -20%..30%\n界线 战略 70，重点 45，一般");

  REQUIRE(definition.indicators.size() == 2);
  CHECK(definition.indicators[0].scale.points(2'500'000.0) == 50);
  CHECK(definition.indicators[0].missing == Missing::Unrated);
  CHECK(definition.indicators[1].scale.points(0.05) == Approx(50));
  CHECK(definition.limits[0].tier == "战略");
  CHECK_FALSE(definition.limits[2].from);
}

TEST_CASE("The bundled definitions hold", "[scorecard]") {
  CHECK(parse_definition(english(), *bundled_definition("industrial")).indicators.size() == 6);
  CHECK(parse_definition(english(), *bundled_definition("traits")).indicators.size() == 9);
  CHECK_FALSE(bundled_definition("other"));
}

TEST_CASE("What contradicts itself is refused with its line and what to write", "[scorecard]") {
  const std::string sales = "sales = metric net_sales 12m | weight 40 | percentile\n";

  CHECK(wrong(sales + "limits A 40, B 70")
            .find("line 2 of the scorecard: the limit of B must lie below that of A") !=
        std::string::npos);
  CHECK(wrong(sales + "limits A 40, B 40").find("must lie below") != std::string::npos);
  CHECK(wrong(sales + "limits A, B 40").find("A takes all the rest") != std::string::npos);
  CHECK(wrong(sales + "limits A 140, B").find("140 points are not between 0 and 100") !=
        std::string::npos);
  CHECK(wrong(sales).find("there are no limits") != std::string::npos);
  CHECK(wrong("limits A 40, B").find("there is no indicator") != std::string::npos);
  CHECK(wrong(sales + sales).find("line 2 of the scorecard: the indicator sales stands twice") !=
        std::string::npos);
  CHECK(wrong("x = metric net_sale 12m | weight 1 | percentile")
            .find("there are: net_sales, margin") != std::string::npos);
  CHECK(wrong("x = metric net_sales 12y | weight 1 | percentile").find("“12y” is not a window") !=
        std::string::npos);
  CHECK(wrong("x = metric net_sales 12m | percentile").find("x has no weight") !=
        std::string::npos);
  CHECK(wrong("x = metric net_sales 12m | weight -1 | percentile").find("must be above 0") !=
        std::string::npos);
  CHECK(wrong("x = metric net_sales 12m | weight 1").find("x has no scale") != std::string::npos);
  CHECK(wrong("x = metric net_sales 12m | weight 1 | linear 5..5")
            .find("give two different values") != std::string::npos);
  CHECK(wrong("x = metric net_sales 12m | weight 1 | steps 9:10 5:20").find("steps must ascend") !=
        std::string::npos);
  CHECK(wrong("x = tier abc | weight 1 | linear 0..1").find("needs a table") != std::string::npos);
  CHECK(
      wrong("growth = metric net_sales 12m | weight 1 | percentile").find("choose another name") !=
      std::string::npos);
  CHECK(wrong("x = growth net_sales all | weight 1 | percentile").find("nothing before") !=
        std::string::npos);
  CHECK(wrong("what").find("neither an indicator nor limits") != std::string::npos);
}

}  // namespace
}  // namespace pareto::scorecard
