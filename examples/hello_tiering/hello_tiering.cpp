// The smallest rule: who ordered in the last twelve months is active, who ordered ever is silent.
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

using namespace pareto::sdk;

struct Active : Tiering<Active> {
  static constexpr const char* id = "active";
  static constexpr Label label{"Active or silent", "活跃与沉默"};
  static constexpr Tier tiers[] = {{"silent", {"Silent", "沉默"}},
                                   {"active", {"Active", "活跃"}}};  // lowest first

  static void plan(const Job&, Plan& plan) {
    plan.metric("orders", Type::Int, "orders", "12m");
    plan.metric("last", Type::Date, "last_order", "all");
  }
  explicit Active(const Job&) {}
  Rating rate(const Row& row) const {
    if (row.is_null(1)) return {};  // never ordered: not rated
    const auto orders = row.integer(0).value_or(0);
    return {.tier = orders > 0 ? 1 : 0, .score = static_cast<double>(orders)};
  }
};

constexpr PluginInfo kPlugin{.id = "hello-tiering",
                             .version = "1.0.0",
                             .label = {"Active or silent", "活跃与沉默"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Active);
