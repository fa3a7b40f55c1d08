// The tiering of examples/tiering_c in C++, with fields and an entity. Built twice, so that
// libraries of two compilers and two standard libraries meet in one host: TEST_PLUGIN is the
// plugin's id, TEST_TIERING the rule's.
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/subscriber.hpp>
#include <pareto/tiering.hpp>
using namespace pareto::sdk;

struct Threshold : Tiering<Threshold> {
  static constexpr const char* id = TEST_TIERING;
  static constexpr Label label{"Threshold in C++", "C++ 门槛"};
  static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};
  static constexpr Field settings[] = {
      money("a_from", {"A from", "A 类起点"}).initially("1000").between(0, INT64_MAX)};
  static constexpr Field indicators[] = {money("net_sales", {"Net sales", "净销售额"})};
  static constexpr Field figures[] = {real("rated", {"Rated", "已分级"})};

  static void plan(const Job&, Plan& plan) {
    plan.metric("net_sales", Type::Money, "net_sales", "12m");
  }

  explicit Threshold(const Job& job) : from_(job.integer("a_from", 0)) {
    if (job.text("a_from") == "13") throw std::runtime_error("thirteen is not allowed");
  }
  Rating rate(const Row& row) {
    const auto sales = row.integer(0);
    if (!sales) return {};
    ++rated_;
    return {.tier = *sales >= from_ ? 2
                    : *sales > 0    ? 1
                                    : 0,
            .score = static_cast<double>(*sales) / 10000.0};
  }
  void finish(const Job& job) { job.figure("rated", rated_); }

 private:
  std::int64_t from_;
  double rated_ = 0;
};

struct Usage : Fields<Usage> {
  static constexpr const char* entity = "customer";
  static constexpr Label label{"Usage", "用量"};
  static constexpr const char* kAliases[] = {"yearly usage"};
  static constexpr const char* kAliasesZh[] = {"年耗量", "年用量"};
  static constexpr Choice kGrades[] = {{"feed", {"Feed", "饲料级"}},
                                       {"pharma", {"Pharma", "医药级"}}};
  static constexpr Field fields[] = {
      quantity("annual_usage", {"Annual usage", "年用量"})
          .in_unit("t")
          .between(0, 1'000'000'0000)
          .also(kAliases)
          .also_zh(kAliasesZh),
      text("grade", {"Grade", "等级"}).one_of(kGrades).listed(),
      text("buyer_phone", {"Buyer's phone", "采购电话"})
          .means(PARETO_M_PHONE)
          .personal("to call about orders"),
      percent("share", {"Share of wallet", "钱包份额"})
          .from("orders * 100.0 / nullif(\"" TEST_PLUGIN ".annual_usage\", 0)")
          .between_real(0, 1),
  };
};

struct Sample : Entity<Sample> {
  static constexpr const char* name = "sample";
  static constexpr Label label{"Sample", "样品"}, plural{"Samples", "样品"};
  static constexpr const char* label_field = "title";
  static constexpr std::uint32_t cascade = PARETO_CASCADE_CLEAR;
  static constexpr Field fields[] = {text("title", {"Title", "标题"}).required(),
                                     reference("customer", {"Customer", "客户"}, "customer")};
};

// Says to the log which services it was granted.
struct Echo : Subscriber<Echo> {
  static constexpr const char* id = TEST_TIERING "_echo";
  static constexpr Label label{"Echo", "回声"};
  static constexpr const char* topics[] = {"customer.*"};
  static constexpr Phase phase = Phase::Before;
  static constexpr int order = 7;
  static void deliver(const Job& job, const Event& event) {
    job.log(PARETO_LOG_INFO, event.topic());
    const Batch* after = event.after();
    for (std::int64_t row = 0; after != nullptr && row < event.rows(); ++row) {
      const int name = after->find("name");
      if (name < 0 || !event.changed("name")) continue;
      if (after->column(static_cast<std::size_t>(name)).text(row).empty())
        event.veto(row, "name", "a name is needed");
    }
    if (event.kind() == EventKind::Removed)
      Records(job).update("customer", event.ids(), *event.before());
  }
};

constexpr PluginInfo kPlugin{.id = TEST_PLUGIN,
                             .version = "1.2.3",
                             .label = {"Threshold", "门槛"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, Threshold, Usage, Entities<Sample>, Echo);
