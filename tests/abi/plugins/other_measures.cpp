// Rules that do not look at money: by the number of orders, saying nothing of themselves; by a
// field alone; by points, with values of several types and a step of their own.
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>
using namespace pareto::sdk;

namespace {

constexpr Tier kTiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};

struct ByOrders : Tiering<ByOrders> {
  static constexpr const char* id = "by_orders";
  static constexpr Label label{"By orders", "按订单数"};
  static constexpr auto& tiers = kTiers;
  static constexpr Field settings[] = {integer("a_from", {"A from", "A 类起点"}).initially("20")};
  static constexpr Field figures[] = {integer("rated", {"Rated customers", "已评客户"})};
  static void plan(const Job&, Plan& plan) { plan.metric("orders", Type::Int, "orders", "12m"); }

  explicit ByOrders(const Job& job) : from_(job.integer("a_from", 20)) {}
  Rating rate(const Row& row) {
    const std::int64_t orders = row.integer(0).value_or(0);
    ++rated_;
    return {.tier = orders >= from_       ? 2
                    : orders >= from_ / 2 ? 1
                                          : 0,
            .score = static_cast<double>(orders)};
  }
  void finish(const Job& job) const { job.figure("rated", rated_); }

 private:
  std::int64_t from_;
  double rated_ = 0;
};

struct ByPlace : Tiering<ByPlace> {
  static constexpr const char* id = "by_place";
  static constexpr Label label{"By place", "按地区"};
  static constexpr Tier tiers[] = {{"near", {"Near", "近"}}, {"far", {"Far", "远"}}};
  static constexpr bool ordered = false;
  static void plan(const Job&, Plan& plan) { plan.field("country", Type::Text, "country"); }

  explicit ByPlace(const Job&) {}
  Rating rate(const Row& row) {
    const auto country = row.text(0);
    if (!country) return {};
    return {.tier = *country == "CN" ? 0 : 1};
  }
};

struct ByPoints : Tiering<ByPoints> {
  static constexpr const char* id = "by_points";
  static constexpr Label label{"By points", "按得分"};
  static constexpr auto& tiers = kTiers;
  static constexpr Field indicators[] = {integer("orders", {"Orders a year", "年订单数"}),
                                         percent("share", {"Share of points", "得分占比"}),
                                         quantity("volume", {"Volume", "用量"}).in_unit("t"),
                                         date("last_order", {"Last order", "末单"})};
  static void plan(const Job&, Plan& plan) {
    plan.metric("orders", Type::Int, "orders", "12m");
    plan.metric("last_order", Type::Date, "last_order", "all");
  }

  explicit ByPoints(const Job&) {}
  Rating rate(const Row& row) {
    const std::int64_t orders = row.integer(0).value_or(0);
    Explanation why;
    why.indicator("orders", orders, 0.6, 0.6 * static_cast<double>(orders))
        .indicator("share", 0.4213, 0.4, 0.2);
    why.indicator("volume", std::int64_t{12'5000});
    if (const auto last = row.integer(1)) why.indicator("last_order", *last);
    if (orders < 1000) why.next("A", "orders", std::int64_t{1234});
    return {.tier = 1, .score = 0.6 * static_cast<double>(orders) + 0.2, .explanation = why.json()};
  }
};

constexpr PluginInfo kPlugin{.id = "test.measures",
                             .version = "1.0.0",
                             .label = {"Other measures", "其他指标"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};

}  // namespace

PARETO_PLUGIN(kPlugin, ByOrders, ByPlace, ByPoints);
