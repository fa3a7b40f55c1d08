#include "core/tiering/explain.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "sample_rules.hpp"
#include "small_workspace.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

CustomerExplanation why(SmallWorkspace& workspace, std::int64_t customer,
                        std::map<std::string, std::string> settings = {}) {
  return explain(workspace.records(), rule_of<Flat>(std::move(settings)),
                 {customer, std::nullopt, day("2026-11-01")});
}

}  // namespace

TEST_CASE("An explanation has the rule's indicators, the rank and the trend", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), b = workspace.customer("B");
  workspace.sale(a, "2026-10-31", 500);
  workspace.sale(b, "2026-10-01", 40);
  workspace.sale(b, "2025-10-31", 90);

  const CustomerExplanation found = why(workspace, b);

  CHECK(found.tier == "B");
  CHECK(found.rank == 2);
  CHECK(found.subjects == 2);
  REQUIRE(found.why.indicators.size() == 1);
  CHECK(found.why.indicators[0].name == "net_sales");
  CHECK(found.why.indicators[0].value.integer == money(40));
  REQUIRE(found.why.indicators[0].field.has_value());
  CHECK(found.why.indicators[0].field->label.zh_hans == "净销售");
  REQUIRE(found.trend.has_value());
  CHECK(found.trend->present == money(40));
  CHECK(found.trend->previous == money(90));
  REQUIRE(found.notes.size() == 1);  // not run yet
}

TEST_CASE("What a rule does not say of itself is found by trying", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), none = workspace.customer("NONE");
  workspace.sale(a, "2026-10-31", 40);

  const CustomerExplanation found = why(workspace, a);

  REQUIRE(found.why.next.has_value());
  CHECK(found.why.next->tier == "A");
  CHECK(found.why.next->value.integer == money(100));
  CHECK(found.why.next->found_by_host);
  REQUIRE(found.why.below.has_value());
  CHECK(found.why.below->tier == "C");
  CHECK(found.why.below->value.integer == money(10) - 1);

  const CustomerExplanation unrated = why(workspace, none);
  CHECK(unrated.tier.empty());
  CHECK_FALSE(unrated.rank.has_value());
  REQUIRE(unrated.why.next.has_value());
  CHECK(unrated.why.next->value.integer == money(10));
  CHECK_FALSE(unrated.why.below.has_value());
}

TEST_CASE("Quarters show what the customer bought in them and which tier it had at their ends",
          "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2025-02-10", 200);
  workspace.sale(a, "2026-01-20", 20);
  workspace.sale(a, "2026-10-31", 1);
  RunRequest request;
  request.today = day("2026-11-01");
  run_rule(workspace.records(), {}, rule_of<Flat>(), request);

  const CustomerExplanation found = why(workspace, a);

  std::string tiers, amounts;
  for (const QuarterTier& quarter : found.quarters) {
    tiers += quarter.tier.empty() ? "-" : quarter.tier;
    amounts += (quarter.amount ? std::to_string(*quarter.amount / 10'000) : "-") + " ";
  }
  CHECK(found.quarters[0].quarter.text() == "2024Q4");
  CHECK(tiers == "-AAAABBB");
  CHECK(amounts == "- 200 - - - 20 - - ");
  CHECK(found.quarters[7].computed);
  CHECK(found.stored_tier == "B");
  CHECK(found.stored_since == day("2026-03-31"));
  CHECK(found.notes.empty());
}

TEST_CASE("Of a member the whole group is explained, with its rhythm", "[tiering]") {
  SmallWorkspace workspace;
  const auto head = workspace.customer("HEAD"), b = workspace.customer("B", head),
             other = workspace.customer("OTHER");
  workspace.sale(head, "2026-01-10", 10);
  workspace.sale(b, "2026-01-20", 30);
  workspace.sale(head, "2026-01-30", 20);
  workspace.sale(b, "2026-02-09", 20);
  workspace.sale(other, "2026-03-31", 1);

  const CustomerExplanation found = why(workspace, b, {{"per", "group"}});

  CHECK(found.asked.code == "B");
  CHECK(found.subject.code == "HEAD");
  CHECK(found.members.size() == 2);
  CHECK(found.why.indicators.at(0).value.integer == money(80));
  CHECK(found.rhythm.median_gap == 10.0);
  CHECK(found.rhythm.silent_days == 50);
  CHECK(found.rhythm.missed_orders == 5);
  CHECK(found.rhythm.at_stake == money(100));  // 5 x 20
}

TEST_CASE("A run that is out of date is said so", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2026-10-31", 20);
  RunRequest request;
  request.today = day("2026-11-01");
  run_rule(workspace.records(), {}, rule_of<Flat>(), request);
  workspace.sale(a, "2026-10-31", 200);

  const CustomerExplanation found = why(workspace, a);

  CHECK(found.tier == "A");
  CHECK(found.stored_tier == "B");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].in(Language::English).find("pareto tier run flat") != std::string::npos);
  CHECK_THROWS_AS(why(workspace, 12345), Error);
}

TEST_CASE("An explanation that is not of the published form names the plugin", "[tiering]") {
  const Rule rule = rule_of<Flat>();

  const auto read = read_explanation(
      rule, R"({"indicators":[{"name":"share","value":0.25,"weight":0.5,"contribution":0.1}],
                                               "next":{"tier":"A","indicator":"net_sales","value":1000000}})");
  CHECK(read.find("share")->value.real == 0.25);
  CHECK(read.find("share")->weight == 0.5);
  CHECK(read.next->value.integer == 1'000'000);
  CHECK_FALSE(read.below.has_value());
  CHECK(read_explanation(rule, "").indicators.empty());

  for (const char* text :
       {"nonsense", "[]", R"({"indicators":{}})", R"({"indicators":[{"value":1}]})",
        R"({"next":{"tier":"Z","indicator":"net_sales","value":1}})"}) {
    INFO(text);
    CHECK_THROWS_WITH(read_explanation(rule, text), Catch::Contains("plugin test"));
  }
}
