// A rule that needs what no bundled rule needs, and a subscriber that fails, so that all statements
// of the host are asked.
#include <pareto/plugin.hpp>
#include <pareto/subscriber.hpp>
#include <pareto/tiering.hpp>
#include <pareto/words.hpp>
using namespace pareto::sdk;

namespace {

constexpr Tier kTiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};

struct Asking : Tiering<Asking> {
  static constexpr const char* id = "asking";
  static constexpr Label label{"By everything", "按一切"};
  static constexpr auto& tiers = kTiers;
  static void plan(const Job&, Plan& plan) {
    plan.metric("orders", Type::Int, "orders", "7m");
    plan.metric("all_orders", Type::Int, "orders", "all");
    plan.metric("first_order", Type::Date, "first_order", "all");
    plan.metric("margin", Type::Money, "margin", "prev5m");
    plan.field("country", Type::Text, "country");
    plan.score("score", "abc");
    plan.tier("tier", "abc");
  }
  explicit Asking(const Job&) {}
  Rating rate(const Row& row) {
    const std::int64_t orders = row.integer(0).value_or(0);
    return {.tier = orders > 20 ? 2 : orders > 5 ? 1 : 0, .score = static_cast<double>(orders)};
  }
};

struct Failing : Subscriber<Failing> {
  static constexpr const char* id = "failing";
  static constexpr Label label{"Fails", "失败"};
  static constexpr const char* topics[] = {"user.updated"};
  static constexpr Phase phase = Phase::After;
  static void deliver(const Job& job, const Event&) {
    fail(job, PARETO_E_DATA, {"this one always fails", "总是失败"});
  }
};

constexpr PluginInfo kPlugin{.id = "test.asking",
                             .version = "1.0.0",
                             .label = {"Asks for everything", "什么都问"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};

}  // namespace

PARETO_PLUGIN(kPlugin, Asking, Failing);
