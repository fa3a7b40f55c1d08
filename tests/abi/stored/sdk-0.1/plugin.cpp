// Fields and a tiering (STORED_RULES), or a report and a command, through the C++ layer of version
// 0.1. Kept as it is.
#include <pareto/command.hpp>
#include <pareto/document.hpp>
#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

using namespace pareto::sdk;

#ifdef STORED_RULES
struct Mills : Fields<Mills> {
  static constexpr const char* entity = "customer";
  static constexpr Label label{"Stored plugin", "留存的插件"};
  static constexpr Choice kLines[] = {{"dry", {"dry", "干法"}}, {"wet", {"wet", "湿法"}}};
  static constexpr Field fields[] = {
      text("line", {"Line", "产线"}).one_of(kLines).listed(),
      quantity("use", {"Yearly use", "年用量"}).in_unit("t").between(0, 1'000'000'0000),
      date("built", {"Built on", "建成日期"})};
};

struct Above : Tiering<Above> {
  static constexpr const char* id = STORED_RULE;
  static constexpr Label label{"Above the average", "高于平均"};
  static constexpr Tier tiers[] = {{"under", {"Under", "低于"}}, {"over", {"Over", "高于"}}};
  static constexpr Field settings[] = {percent("of", {"Of the average", "占平均"}).initially("1")};

  static void plan(const Job&, Plan& plan) { plan.metric("net", Type::Money, "net_sales", "12m"); }
  explicit Above(const Job& job) : of_(job.real("of", 1)) {}
  void observe(const Row& row) {
    if (const auto net = row.integer(0)) {
      sum_ += *net;
      ++count_;
    }
  }
  void finish(const Job& job) const {
    job.figure("average",
               count_ == 0 ? 0 : static_cast<double>(sum_) / 10000 / static_cast<double>(count_));
  }
  Rating rate(const Row& row) const {
    const auto net = row.integer(0);
    if (!net) return {};
    const double average =
        count_ == 0 ? 0 : static_cast<double>(sum_) / static_cast<double>(count_);
    return {.tier = static_cast<double>(*net) >= of_ * average ? 1 : 0,
            .score = static_cast<double>(*net) / 10000};
  }

 private:
  double of_;
  std::int64_t sum_ = 0, count_ = 0;
};

#else
struct Sales : Report<Sales> {
  static constexpr const char* id = "stored_report";
  static constexpr Label label{"Stored report", "留存的报告"};
  static constexpr const char *file_stem = "stored", *file_stem_zh = "留存";
  static constexpr Field parameters[] = {
      integer("most", {"Most", "最多"}).between(1, 100).initially("3")};

  static void build(const Job& job, Document& document) {
    const Column name{.name = "label", .label = "Customer"};
    const Column sales{.name = "value", .label = "Net sales", .type = Type::Money};
    const auto rows = [&] {
      const auto sold = job.select(
          "SELECT name, net_sales FROM (SELECT c.name AS name, sum(s.home_amount) AS net_sales FROM sale s "
          "JOIN customer c ON c.id = s.customer GROUP BY c.id, c.name) t ORDER BY net_sales DESC LIMIT :most",
          {{"name", Type::Text}, {"net", Type::Money}},
          {Parameter::of("most", job.integer("most", 3))});
      BatchBuilder out({{"label", Type::Text}, {"value", Type::Money}});
      for (Batch batch; sold->next(batch);) {
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          out.text(0, batch.column(0).text(row));
          out.integer(1, batch.column(1).integer(row));
          out.end_row();
        }
      }
      return out.finish();
    };
    document.begin({.title = "Stored", .data_until = job.as_of().iso()});
    document.chart(
        {.name = "chart", .kind = Chart::Bars, .title = "Sales", .columns = {name, sales}}, rows());
    document.table({.name = "sales", .columns = {name, sales}}, rows());
  }
};

struct Says : Command<Says> {
  static constexpr const char* id = "stored_says";
  static constexpr Label label{"says a number", "说一个数"};
  static constexpr Field arguments[] = {integer("number", {"Number", "数"})};
  static constexpr int operands = 1;
  static void run(const Job& job, Printer& out) {
    out.say("the number is " + std::to_string(job.integer("number", 0)));
  }
};

#endif

constexpr PluginInfo kPlugin{.id = STORED_ID,
                             .version = "1.0.0",
                             .label = {"Stored plugin", "留存的插件"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
#ifdef STORED_RULES
PARETO_PLUGIN(kPlugin, Mills, Above);
#else
PARETO_PLUGIN(kPlugin, Sales, Says);
#endif
