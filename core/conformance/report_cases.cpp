// L3 and L4 of reports, over tables of the check's own making: what they write is a document, and
// what fails they hand on.
//
// What a report says over figures of chance is not looked at; that it says so in a document, or
// refuses with words, is.
#include <chrono>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/checking_document.hpp"
#include "core/conformance/mock_run.hpp"
#include "core/conformance/timing.hpp"

namespace pareto::conformance {
namespace {

using sdk::testing::Torture;

struct Built : Ran {
  std::string words;  // of the document
  std::int64_t calls = 0;
};

class ReportRun {
 public:
  explicit ReportRun(Trial& trial, const Torture& how)
      : run_(trial, how), table_(trial.table<pareto_report_v1>()) {}

  [[nodiscard]] MockQuery& query() { return run_.query(); }

  // A report that refuses with words has answered; what it must not do throws Error.
  Built build(CheckingDocument& document, HostShape shape = HostShape::Today,
              const std::atomic<bool>* cancel = nullptr) {
    Built out;
    static_cast<Ran&>(out) =
        run_.call([&](const pareto_job* job,
                      pareto_error* error) { return table_.build(job, document.get(), error); },
                  {shape, cancel});
    out.words = document.words();
    out.calls = document.calls();
    if (!out.refused) document.require_sound();
    return out;
  }

 private:
  MockRun run_;
  const pareto_report_v1& table_;
};

Built over(Trial& trial, const Torture& how, HostShape shape = HostShape::Today) {
  ReportRun run(trial, how);
  CheckingDocument document(shape);
  return run.build(document, shape);
}

// A host that grants nothing: refused with words, or done without.
void without_services(Trial& trial) {
  const pareto_report_v1& table = trial.table<pareto_report_v1>();
  CheckingDocument document;
  static_cast<void>(call_without_services(trial, [&](const pareto_job* job, pareto_error* error) {
    return table.build(job, document.get(), error);
  }));
}

// The format refuses: its status comes back as it was.
void refused_document(Trial& trial) {
  ReportRun run(trial, {.rows = 5});
  std::int64_t calls = 0;
  {
    CheckingDocument whole;
    calls = run.build(whole).calls;
  }
  if (calls == 0)
    throw Skipped{Text{"it writes nothing over figures of chance", "面对随机数据时它不写内容"}};
  for (const std::int64_t from : {std::int64_t{0}, calls / 2, calls - 1}) {
    CheckingDocument document;
    document.refuses_from = from;
    const Built built = run.build(document);
    if (!built.refused)
      fail({"the document refused call {}, and it ended as if all were well",
            "文档拒绝了第 {} 次调用，它却当作成功结束"},
           {from}, {"hand on the status that the document answers", "请转达文档返回的状态"});
    if (built.code != ErrorCode::Io)
      fail({"the document refused call {} with IO, and it answered another status",
            "文档以 IO 拒绝了第 {} 次调用，它却返回了其他状态"},
           {from});
  }
}

void cancel(Trial& trial) {
  ReportRun run(trial, {.rows = 2000, .batch_rows = 100});
  std::int64_t calls = 0;
  {
    CheckingDocument whole;
    calls = run.build(whole).calls;
  }
  if (calls < 2)
    throw Skipped{
        Text{"it writes next to nothing over figures of chance", "面对随机数据时它几乎不写内容"}};
  const double took = least_of(5, kCancelMilliseconds, [&] {
    std::atomic<bool> cancelled = true;
    CheckingDocument document;
    const auto since = std::chrono::steady_clock::now();
    const Built built = run.build(document, HostShape::Today, &cancelled);
    if (!built.refused || built.code != ErrorCode::Cancelled)
      fail({"cancelled before it began it went on, or did not say that it was cancelled",
            "开始前已取消，它仍继续，或没有说明已取消"},
           {}, {"ask job->cancelled between queries", "请在查询之间询问 job->cancelled"});
    return milliseconds_since(since);
  });
  if (took > kCancelMilliseconds)
    fail({"cancelled it took {0} ms to end, more than {1}",
          "取消后用了 {0} 毫秒才结束，超过 {1} 毫秒"},
         {static_cast<std::int64_t>(took), static_cast<int>(kCancelMilliseconds)});
}

void old_host(Trial& trial) { over(trial, {.rows = 20}, HostShape::Oldest); }
void new_host(Trial& trial) { over(trial, {.rows = 20}, HostShape::Newer); }

void balance(Trial& trial) {
  ReportRun run(trial, {.rows = 0});
  require_balance(200, [&] {
    CheckingDocument document;
    run.build(document);
  });
}

void empty(Trial& trial) { over(trial, {.rows = 0}); }
void one_row(Trial& trial) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) over(trial, {.rows = 1, .seed = seed});
}
void nulls(Trial& trial) {
  over(trial, {.rows = 20, .nulls = 1, .noise = 1});
  over(trial, {.rows = 50, .seed = 2, .nulls = 0.4, .noise = 1});
}
void many(Trial& trial) {
  over(trial, {.rows = 5000, .batch_rows = 500, .seed = 3, .nulls = 0.05});
}
void extremes(Trial& trial) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    over(trial, {.rows = 60, .seed = seed, .nulls = 0.1, .extremes = true});
  over(trial, {.rows = 20, .extremes = true, .text_bytes = 20'000});
  over(trial, {.rows = 60, .duplicates = true});
}
void repeat(Trial& trial) {
  ReportRun run(trial, {.rows = 40, .seed = 5, .nulls = 0.1});
  const auto once = [&] {
    CheckingDocument document;
    return run.build(document).words;
  };
  const std::string first = once();
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  if (once() != first)
    fail(
        {"the same rows make another document the second time", "相同的数据第二次生成了不同的文档"},
        {}, {"time and chance come from the job: as_of", "时间与随机只能来自任务：as_of"});
}

void fuzz(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  ReportRun run(trial, {});
  for (int turn = 0; milliseconds_since(since) < 10'000; ++turn) {
    run.query().how = {.rows = noise.below(200),
                       .batch_rows = 1 + noise.below(60),
                       .seed = noise.next(),
                       .nulls = noise.real() / 2,
                       .extremes = noise.below(2) == 0,
                       .duplicates = noise.below(4) == 0,
                       .noise = 1};
    CheckingDocument document;
    try {
      run.build(document);
    } catch (Error& error) {
      throw error.within({Text{"tables {0} of seed {1}", "种子 {1} 的第 {0} 组表"},
                          {turn, static_cast<std::int64_t>(trial.subject().seed)}});
    }
  }
}

constexpr Case kCases[] = {
    {"report.without_services",
     3,
     PARETO_EXT_REPORT,
     {"a service that is not granted is missed with words", "缺少服务时会说明"},
     20,
     without_services},
    {"report.refused_document",
     3,
     PARETO_EXT_REPORT,
     {"what the format refuses is handed on", "格式的拒绝会被转达"},
     60,
     refused_document},
    {"report.cancel",
     3,
     PARETO_EXT_REPORT,
     {"it ends soon when it is cancelled, and says so", "取消后很快结束并如实报告"},
     60,
     cancel},
    {"report.old_host",
     3,
     PARETO_EXT_REPORT,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     30,
     old_host},
    {"report.new_host",
     3,
     PARETO_EXT_REPORT,
     {"it works with a later host", "可在更新的主程序上运行"},
     30,
     new_host},
    {"report.balance",
     3,
     PARETO_EXT_REPORT,
     {"two hundred runs leave nothing behind", "两百次运行不留痕迹"},
     90,
     balance},
    {"report.empty",
     4,
     PARETO_EXT_REPORT,
     {"queries that find nothing", "查询没有结果"},
     30,
     empty},
    {"report.one_row",
     4,
     PARETO_EXT_REPORT,
     {"queries that find one row", "查询只有一行"},
     30,
     one_row},
    {"report.nulls", 4, PARETO_EXT_REPORT, {"rows of nulls", "全为空值的行"}, 30, nulls},
    {"report.many", 4, PARETO_EXT_REPORT, {"five thousand rows each", "每次查询五千行"}, 60, many},
    {"report.extremes",
     4,
     PARETO_EXT_REPORT,
     {"the ends of every type, and texts of every kind", "各类型的极值与各种文本"},
     60,
     extremes},
    {"report.repeat",
     4,
     PARETO_EXT_REPORT,
     {"the same rows: the same document", "相同数据，相同文档"},
     60,
     repeat},
    {"report.fuzz",
     5,
     PARETO_EXT_REPORT,
     {"ten seconds of tables of chance", "十秒随机表格"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> report_cases() { return kCases; }

}  // namespace pareto::conformance
