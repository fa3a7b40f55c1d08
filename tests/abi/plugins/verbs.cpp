// Verbs and services of a plugin, good and bad ones; verbs.sh says what becomes of each.
#include <fstream>
#include <pareto/command.hpp>
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/service.hpp>

using namespace pareto::sdk;

// A task for a customer, or two.
struct Welcome : Command<Welcome> {
  static constexpr const char* id = "welcome";
  static constexpr Label label{"a task to {welcome} a customer", "欢迎{客户}"},
      help{"Makes a task", "建一个任务"};
  static constexpr Choice kHows[] = {{"call", {"Call", "电话"}}, {"visit", {"Visit", "拜访"}}};
  static constexpr Field arguments[] = {
      reference("customer", {"Whom", "哪位客户"}, "customer").required(),
      text("how_to", {"How", "方式"}).one_of(kHows).initially("call"),
      boolean("twice", {"Two of them", "两个"}), boolean("badly", {"And fail", "并出错"})};
  static constexpr int operands = 1;
  static constexpr bool changes = true;

  static void run(const Job& job, Printer& out) {
    BatchBuilder tasks({{"subject", Type::Text}, {"customer", Type::Int}});
    for (std::int64_t i = 0; i <= job.integer("twice", 0); ++i) {
      tasks.text(0, job.text("how_to", ""));
      tasks.integer(1, job.integer("customer", 0));
      tasks.end_row();
    }
    const auto ids = Records(job).create("task", tasks.finish());
    if (job.integer("badly", 0) != 0) throw Failure(PARETO_E_FAIL, "it went badly");
    out.say("made " + std::to_string(ids.size()));
  }
};

// Writes without having said so.
struct Sneaks : Command<Sneaks> {
  static constexpr const char* id = "sneaks";
  static constexpr Label label{"writes in secret", "偷偷写入"};
  static void run(const Job& job, Printer&) {
    BatchBuilder tasks({{"subject", Type::Text}});
    tasks.text(0, "secret");
    tasks.end_row();
    (void)Records(job).create("task", tasks.finish());
  }
};

struct Answers : Command<Answers> {
  static constexpr const char* id = "answers";
  static constexpr Label label{"answers two tables", "给出两个表"};
  static void run(const Job&, Printer& out) {
    Column column;
    column.name = "number";
    column.label = "Number";
    column.type = Type::Int;
    TableInfo table;
    table.columns = {column};
    for (int i = 0; i < 2; ++i) {
      BatchBuilder rows(table.schema());
      rows.integer(0, 41 + i);
      rows.end_row();
      out.table(table, rows.finish());
    }
  }
};

// Its verb is the program's own.
struct Import : Command<Import> {
  static constexpr const char* id = TEST_VERB;
  static constexpr Label label{"another import", "另一个导入"};
  static void run(const Job&, Printer& out) { out.say("never"); }
};

void note(const std::string& what) { std::ofstream("order.txt", std::ios::app) << what << '\n'; }

template <class X>
struct Noted : Service<X> {
  explicit Noted(const Job&) { note(std::string("start ") + X::id); }
  ~Noted() { note(std::string("stop ") + X::id); }
  void run(const Stop& stop) {
    while (!stop.wait(std::chrono::hours(1))) {
    }
  }
};
struct Last : Noted<Last> {
  using Noted::Noted;
  static constexpr const char* id = "a_last";
  static constexpr Label label{"Starts last", "最后启动"};
  static constexpr const char* after[] = {"b_first", "not_there"};
};
struct First : Noted<First> {
  static constexpr const char* id = "b_first";
  static constexpr Label label{"Starts first", "最先启动"};
  static constexpr Field settings[] = {text("first_word", {"What it says", "说什么"}),
                                       boolean("loud", {"And loudly", "大声"})};
  explicit First(const Job& job)
      : Noted(job), says_(job.text("first_word", "")), loud_(job.integer("loud", 0) != 0) {}
  [[nodiscard]] std::string about() const {
    return says_.empty() ? "" : "it says\n  " + says_ + (loud_ ? "!" : "");
  }

 private:
  std::string says_;
  bool loud_;
};
struct Refuses : Service<Refuses> {
  static constexpr const char* id = "refuses";
  static constexpr Label label{"Does not start", "不启动"};
  static constexpr const char* after[] = {"b_first"};
  explicit Refuses(const Job&) { throw Failure(PARETO_E_IO, "the port is taken"); }
  void run(const Stop&) {}
};
struct Dies : Service<Dies> {
  static constexpr const char* id = "dies";
  static constexpr Label label{"Dies soon", "很快出错"};
  static constexpr const char* after[] = {"b_first"};
  explicit Dies(const Job&) {}
  void run(const Stop&) { throw std::runtime_error("the line went dead"); }
};
struct Hen : Noted<Hen> {
  using Noted::Noted;
  static constexpr const char* id = "hen";
  static constexpr Label label{"After the egg", "先有蛋"};
  static constexpr const char* after[] = {"egg"};
};
struct Egg : Noted<Egg> {
  using Noted::Noted;
  static constexpr const char* id = "egg";
  static constexpr Label label{"After the hen", "先有鸡"};
  static constexpr const char* after[] = {"hen"};
};

constexpr PluginInfo kPlugin{.id = TEST_PLUGIN,
                             .version = "1.0.0",
                             .label = {"Verbs", "命令"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
#ifdef TEST_CLASH
PARETO_PLUGIN(kPlugin, Import);
#else
PARETO_PLUGIN(kPlugin, Welcome, Sneaks, Answers, Last, First, Refuses, Dies, Hen, Egg);
#endif
