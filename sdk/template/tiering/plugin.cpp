// A rule that gives every customer a tier, a score and an explanation. The host reads, streams,
// compares with before, dates and stores.
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

using namespace pareto::sdk;

struct MyPlugin : Tiering<MyPlugin> {
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};  // lowest first

  static constexpr Field settings[] = {money("a_from", {"A from", "A 类起点"}).initially("50000"),
                                       money("b_from", {"B from", "B 类起点"}).initially("20000")};
  static constexpr Field indicators[] = {money("net_sales", {"Net sales", "净销售额"})};

  // What the rule needs; fields of the customer are asked for by plan.field.
  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
  }

  explicit MyPlugin(const Job& job)
      : a_from_(job.integer("a_from", 0)), b_from_(job.integer("b_from", 0)) {}

  // One customer. Amounts are whole numbers of 1/10 000.
  Rating rate(const Row& row) const {
    const auto sales = row.integer(0);
    if (!sales) return {};  // bought nothing: not rated
    const int tier = *sales >= a_from_ ? 2 : *sales >= b_from_ ? 1 : 0;
    Explanation why;
    why.indicator("net_sales", *sales);
    if (tier == 1) why.next("A", "net_sales", a_from_);
    if (tier == 0) why.next("B", "net_sales", b_from_);
    return {.tier = tier, .score = static_cast<double>(*sales) / 10'000, .explanation = why.json()};
  }

 private:
  std::int64_t a_from_, b_from_;
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, MyPlugin);
