// What a maker of niacin wants to know of its customers, and a rule that looks at it.
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

using namespace pareto::sdk;

// Three fields on every customer. They appear in lists, imports, SQL and history without another
// line.
struct Usage : Fields<Usage> {
  static constexpr const char* entity = "customer";
  static constexpr Label label{"Use of niacin", "烟酸用量"};

  static constexpr Choice kUses[] = {
      {"feed", {"Feed", "饲料"}}, {"food", {"Food", "食品"}}, {"pharma", {"Pharma", "医药"}}};
  static constexpr const char* kHeadings[] = {"yearly usage", "annual demand"};
  static constexpr const char* kHeadingsZh[] = {"年用量", "年需求量"};

  static constexpr Field fields[] = {quantity("annual_usage", {"Annual usage", "年用量"})
                                         .in_unit("t")
                                         .between(0, 1'000'000'0000)
                                         .listed()
                                         .also(kHeadings)
                                         .also_zh(kHeadingsZh),
                                     text("use", {"Use", "用途"}).one_of(kUses),
                                     date("approved_until", {"Approved until", "供应商资质到期"})};
};

// A, B or C by what a customer could buy, not by what it buys now.
struct Potential : Tiering<Potential> {
  static constexpr const char* id = "potential";
  static constexpr Label label{"By annual usage", "按年用量"};
  static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};  // lowest first

  static constexpr Field settings[] = {
      quantity("a_from", {"A from", "A 类起点"}).in_unit("t").initially("500"),
      quantity("b_from", {"B from", "B 类起点"}).in_unit("t").initially("100")};
  static constexpr Field indicators[] = {
      quantity("annual_usage", {"Annual usage", "年用量"}).in_unit("t")};

  // What the rule needs: here one field. Metrics such as net_sales are asked for in the same way.
  static void plan(const Job&, Plan& plan) {
    plan.field("annual_usage", Type::Quantity, "niacin.annual_usage");
  }

  explicit Potential(const Job& job)
      : a_from_(job.integer("a_from", 0)), b_from_(job.integer("b_from", 0)) {}

  // One customer. Quantities are whole numbers of 1/10 000.
  Rating rate(const Row& row) const {
    const auto usage = row.integer(0);
    if (!usage) return {};  // not known, so not rated
    Explanation why;
    why.indicator("annual_usage", *usage);
    const int tier = *usage >= a_from_ ? 2 : *usage >= b_from_ ? 1 : 0;
    if (tier == 1) why.next("A", "annual_usage", a_from_);
    if (tier == 0) why.next("B", "annual_usage", b_from_);
    return {.tier = tier, .score = static_cast<double>(*usage) / 10'000, .explanation = why.json()};
  }

 private:
  std::int64_t a_from_, b_from_;
};

constexpr PluginInfo kPlugin{.id = "niacin",
                             .version = "1.0.0",
                             .label = {"Niacin", "烟酸"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Usage, Potential);
