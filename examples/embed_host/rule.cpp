// A rule like any other: it knows nothing of who asks it.
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

using namespace pareto::sdk;

struct Large : Tiering<Large> {
  static constexpr const char* id = "large";
  static constexpr Label label{"Large customers", "大客户"};
  static constexpr Tier tiers[] = {{"other", {"Other", "其他"}}, {"large", {"Large", "大客户"}}};
  static constexpr Field settings[] = {
      money("from", {"From", "起点"}).between(0, INT64_MAX).initially("50000")};

  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
  }
  explicit Large(const Job& job) : from_(job.integer("from", 0)) {}
  Rating rate(const Row& row) const {
    const auto sales = row.integer(0);
    if (!sales) return {};
    return {.tier = *sales >= from_ ? 1 : 0, .score = static_cast<double>(*sales) / 10'000};
  }

 private:
  std::int64_t from_;
};

constexpr PluginInfo kPlugin{.id = "embed-rule",
                             .version = "1.0.0",
                             .label = {"Large customers", "大客户"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Large);
