#include "core/tiering/needs.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "sample_rules.hpp"
#include "small_workspace.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

// A rule that needs what the test says.
std::function<void(sdk::Plan&)> needs;

struct Needy : sdk::Tiering<Needy> {
  static constexpr const char* id = "needy";
  static constexpr sdk::Label label{"Needy", "多需"};
  static constexpr sdk::Tier tiers[] = {{"x", {"x"}}};
  static void plan(const sdk::Job&, sdk::Plan& plan) { needs(plan); }
  explicit Needy(const sdk::Job&) {}
  sdk::Rating rate(const sdk::Row&) { return {.tier = 0}; }
};

Input read(SmallWorkspace& workspace, const char* as_of, bool per_group = false) {
  const Rule rule = rule_of<Needy>();
  const RulePlan plan = plan_of(rule, day(as_of));
  const Subjects subjects(workspace.connection(), per_group);
  return read_input({workspace.connection(), workspace.records().schema, subjects,
                     data_extent(workspace.connection())},
                    rule, plan, day(as_of));
}

}  // namespace

TEST_CASE("Columns come in the order of the plan, fields, metrics and other rules' verdicts alike",
          "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.customer("B");
  workspace.sale(a, "2026-10-31", 150);
  RunRequest request;
  request.today = day("2026-11-01");
  run_rule(workspace.records(), {}, rule_of<Flat>(), request);
  needs = [](sdk::Plan& plan) {
    plan.tier("flat_tier", "flat");
    plan.metric("orders", sdk::Type::Real, "orders", "12m");
    plan.field("code", sdk::Type::Text, "code");
    plan.score("flat_score", "flat");
    plan.metric("last", sdk::Type::Date, "last_order", "all");
  };

  const Input input = read(workspace, "2026-10-31");

  REQUIRE(input.rows == 2);
  CHECK(input.columns[0].texts[0] == "A");
  CHECK_FALSE(input.columns[0].valid[1]);
  CHECK(input.columns[1].reals == std::vector<double>{1, 0});
  CHECK(input.columns[2].texts == std::vector<std::string>{"A", "B"});
  CHECK(input.columns[3].reals[0] == 1'500'000);
  CHECK(input.columns[4].integers[0] == day("2026-10-31").days);
  CHECK_FALSE(input.columns[4].valid[1]);
  // Before it was said, it was not known.
  CHECK_FALSE(read(workspace, "2026-10-30").columns[0].valid[0]);
}

TEST_CASE("A need that the host does not know is refused, naming plugin and need", "[tiering]") {
  const Rule rule = rule_of<Needy>();
  const auto plan = [&](auto say) {
    needs = say;
    return plan_of(rule, day("2026-10-31"));
  };

  CHECK_THROWS_WITH(plan([](sdk::Plan& p) { p.metric("x", sdk::Type::Money, "profit", "12m"); }),
                    Catch::Contains("plugin test") && Catch::Contains("profit"));
  CHECK_THROWS_WITH(
      plan([](sdk::Plan& p) { p.metric("x", sdk::Type::Money, "net_sales", "12 months"); }),
      Catch::Contains("12 months"));
  CHECK_THROWS_WITH(plan([](sdk::Plan& p) { p.metric("x", sdk::Type::Int, "net_sales", "12m"); }),
                    Catch::Contains("another type"));
  CHECK_THROWS_WITH(plan([](sdk::Plan&) {}), Catch::Contains("needs nothing"));
}

TEST_CASE("Whoever asks for what there is not is told what there is", "[tiering]") {
  const Rule rule = rule_of<Needy>();
  const auto advice = [](const auto& fails) -> std::string {
    try {
      fails();
    } catch (const Error& error) {
      return error.remedy(Language::English).value_or("");
    }
    return "nothing was thrown";
  };

  needs = [](sdk::Plan& p) { p.metric("x", sdk::Type::Money, "net_sale", "12m"); };
  CHECK_THAT(
      advice([&] { static_cast<void>(plan_of(rule, day("2026-10-31"))); }),
      Catch::StartsWith("probably net_sales; there are: net_sales, ") && Catch::Contains("orders"));

  SmallWorkspace workspace;
  workspace.customer("A");
  needs = [](sdk::Plan& p) { p.field("x", sdk::Type::Text, "industri"); };
  CHECK_THAT(advice([&] { static_cast<void>(read(workspace, "2026-10-31")); }),
             Catch::StartsWith("probably industry; "));
  needs = [](sdk::Plan& p) { p.field("x", sdk::Type::Int, "industry"); };
  CHECK_THAT(advice([&] { static_cast<void>(read(workspace, "2026-10-31")); }),
             Catch::Contains("of type text") && Catch::Contains("asks for int"));
}

TEST_CASE("A field that does not exist or has another type is refused", "[tiering]") {
  SmallWorkspace workspace;
  workspace.customer("A");
  needs = [](sdk::Plan& plan) { plan.field("x", sdk::Type::Text, "chemical.annual_usage"); };
  CHECK_THROWS_WITH(read(workspace, "2026-10-31"), Catch::Contains("chemical.annual_usage"));

  needs = [](sdk::Plan& plan) { plan.field("x", sdk::Type::Int, "industry"); };
  CHECK_THROWS_WITH(read(workspace, "2026-10-31"), Catch::Contains("another type"));
}

TEST_CASE("The first metric in money is the measure", "[tiering]") {
  RulePlan plan;
  CHECK_FALSE(plan.measure().has_value());
  plan.needs = {{"code", PARETO_NEED_FIELD, sdk::Type::Text, "code", ""},
                {"orders", PARETO_NEED_METRIC, sdk::Type::Int, "orders", "12m"}};
  CHECK(plan.measure() == 1);
  plan.needs.push_back({"margin", PARETO_NEED_METRIC, sdk::Type::Money, "margin", "12m"});
  CHECK(plan.measure() == 2);
}

TEST_CASE(
    "Records of a customer are counted until the day looked at, of a group those of all members",
    "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  const auto b = workspace.customer("B", a);
  workspace.customer("C");
  workspace.sale(a, "2026-10-30", 150);
  workspace.sale(b, "2026-10-31", 50);
  workspace.sale(b, "2026-11-01", 7);
  needs = [](sdk::Plan& plan) {
    plan.children("lines", sdk::Type::Int, {.of = "sale"});
    plan.children("late", sdk::Type::Real, {.of = "sale", .where = "date > 2026-10-30"});
    plan.children("amount", sdk::Type::Money,
                  {.make = "sum", .of = "sale", .field = "home_amount", .window = "1m"});
    plan.children("last", sdk::Type::Date, {.make = "latest", .of = "sale"});
  };

  const Input each = read(workspace, "2026-10-31");
  const Input groups = read(workspace, "2026-10-31", true);

  CHECK(each.columns[0].integers == std::vector<std::int64_t>{1, 1, 0});
  CHECK(each.columns[1].reals == std::vector<double>{0, 1, 0});
  CHECK(each.columns[2].valid == std::vector<std::uint8_t>{1, 1, 0});
  CHECK(groups.columns[0].integers == std::vector<std::int64_t>{2, 0});
  CHECK(groups.columns[2].integers[0] == 2'000'000);
  CHECK(groups.columns[3].integers[0] == day("2026-10-31").days);
}
