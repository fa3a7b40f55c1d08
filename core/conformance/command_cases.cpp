// L3 to L5 of commands: one answer, what fails is handed on, nothing is written that was not said;
// over a workspace and over tables of chance.
#include <chrono>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/checking_printer.hpp"
#include "core/conformance/mock_run.hpp"
#include "core/conformance/sample_values.hpp"
#include "core/conformance/timing.hpp"
#include "core/conformance/workspace.hpp"
#include "core/plugins/job_context.hpp"
#include "core/reports/named_parameters.hpp"

namespace pareto::conformance {
namespace {

using sdk::testing::Torture;

struct Answered : Ran {
  std::string answer;
  int tables = 0;
};

class CommandRun {
 public:
  explicit CommandRun(Trial& trial, const Torture& rows = {.rows = 20})
      : changes_(trial.extension().changes),
        run_(trial, rows, !trial.extension().changes),
        table_(trial.table<pareto_command_v1>()) {}

  [[nodiscard]] MockRun& mock() { return run_; }

  Answered run(const RanHow& how = {}, bool refuses = false) {
    const std::int64_t writes = run_.records().writes;
    CheckingPrinter printer(run_.shape_of(how.shape));
    printer.refuses = refuses;
    Answered out;
    static_cast<Ran&>(out) =
        run_.call([&](const pareto_job* job,
                      pareto_error* error) { return table_.run(job, printer.get(), error); },
                  how);
    out.answer = printer.words();
    out.tables = printer.tables();
    printer.require_sound();
    if (!changes_ && run_.records().writes > writes)
      fail({"it writes, and does not say so", "它写入数据，却没有声明"}, {},
           {"PARETO_COMMAND_CHANGES: then --dry-run and undo work",
            "请声明 PARETO_COMMAND_CHANGES：这样可试运行和撤销"});
    return out;
  }

 private:
  bool changes_;
  MockRun run_;
  const pareto_command_v1& table_;
};

void chance(Trial& trial) { CommandRun(trial).run(); }

void without_services(Trial& trial) {
  const pareto_command_v1& table = trial.table<pareto_command_v1>();
  CheckingPrinter printer;
  static_cast<void>(call_without_services(trial, [&](const pareto_job* job, pareto_error* error) {
    return table.run(job, printer.get(), error);
  }));
  printer.require_sound();
}

void refused_table(Trial& trial) {
  CommandRun run(trial);
  if (run.run().tables == 0)
    throw Skipped{Text{"over figures of chance it answers no table", "面对随机数据时它不给出表"}};
  const Answered answered = run.run({}, true);
  if (!answered.refused || answered.code != ErrorCode::Io)
    fail({"its table could not be written, and it ended as if all were well",
          "表写不出去，它却当作成功结束"},
         {}, {"hand on the status that the printer answers", "请转达 printer 返回的状态"});
}

// What it writes is refused: the run is over, and says so.
void refused_write(Trial& trial) {
  if (!trial.extension().changes) throw Skipped{Text{"it writes nothing", "它不写入"}};
  CommandRun run(trial);
  run.run();
  if (run.mock().records().writes == 0)
    throw Skipped{Text{"over figures of chance it writes nothing", "面对随机数据时它不写入"}};
  run.mock().records().denies = true;
  if (!run.run().refused)
    fail({"its writes were refused, and it ended as if all were well",
          "写入被拒绝，它却当作成功结束"},
         {}, {"hand on the status that the records service answers", "请转达记录服务返回的状态"});
}

void cancel(Trial& trial) {
  CommandRun run(trial, {.rows = 20'000, .batch_rows = 500});
  run.run();
  if (run.mock().query().asked == 0)
    throw Skipped{
        Text{"it asks nothing, so there is nothing to wait for", "它不查询，没有可等待的"}};
  const double took = least_of(5, kCancelMilliseconds, [&] {
    const std::atomic<bool> cancelled = true;
    const auto since = std::chrono::steady_clock::now();
    const Answered answered = run.run({HostShape::Today, &cancelled});
    if (!answered.refused || answered.code != ErrorCode::Cancelled)
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

void old_host(Trial& trial) { CommandRun(trial).run({HostShape::Oldest}); }
void new_host(Trial& trial) { CommandRun(trial).run({HostShape::Newer}); }

void balance(Trial& trial) {
  CommandRun run(trial, {.rows = 0});
  require_balance(200, [&] { run.run(); });
}

// In a workspace, as its first user runs it. One that refuses with words has answered.
void in_workspace(Trial& trial, bool filled) {
  TestWorkspace workspace(trial, filled);
  host::Host& host = workspace.host();
  const plugins::Extension& command = trial.extension();
  std::map<std::string, std::string> values = required_values(command.settings);
  for (const model::Field& field : command.settings) {
    const auto given = values.find(field.name);
    if (given == values.end() || field.meaning != model::Meaning::Reference) continue;
    if (field.reference != "customer" || !filled)
      throw Skipped{{Text{"what its argument {} should be is not known", "不知道参数 {} 应填什么"},
                     {field.name}}};
    given->second = "C100";
  }
  values = reports::with_ids(host.reader(), host.schema(), command.settings, values).values;
  const auto found = host.plugins().find<pareto_command_v1>(PARETO_EXT_COMMAND, command.id);
  std::optional<records::Transaction> writing;
  if (command.changes)
    writing.emplace(host.records(), host.session(),
                    records::OperationInfo{.kind = command.id, .title = command.id});
  pareto_session session = host.hand(writing ? &*writing : nullptr);
  plugins::JobContext job(found.host, plugins::Settings::parse(command.settings, values),
                          host.scope(host.as_of({}), &session));
  CheckingPrinter printer;
  try {
    plugins::run_plugin(job, found.plugin, [&](pareto_error* error) {
      return found->run(job.get(), printer.get(), error);
    });
  } catch (const Error& error) {
    const bool answer = error.code() == ErrorCode::Data || error.code() == ErrorCode::Argument ||
                        error.code() == ErrorCode::NotFound;
    if (filled || !answer) throw;
  }
  printer.require_sound();
  if (writing) writing->finish_dry_run();
}
void filled(Trial& trial) { in_workspace(trial, true); }
void bare(Trial& trial) { in_workspace(trial, false); }

void empty(Trial& trial) { CommandRun(trial, {.rows = 0}).run(); }
void nulls(Trial& trial) {
  CommandRun(trial, {.rows = 20, .nulls = 1, .noise = 1}).run();
  CommandRun(trial, {.rows = 50, .seed = 2, .nulls = 0.4, .noise = 1}).run();
}
void extremes(Trial& trial) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    CommandRun(trial, {.rows = 60, .seed = seed, .nulls = 0.1, .extremes = true}).run();
  CommandRun(trial, {.rows = 20, .extremes = true, .text_bytes = 20'000}).run();
  CommandRun(trial, {.rows = 5000, .batch_rows = 500, .seed = 3, .nulls = 0.05}).run();
}

void arguments(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  CommandRun run(trial);
  for (int turn = 0; turn < 40; ++turn) {
    run.mock().settings = chance_values(trial.extension().settings, noise);
    run.run();
  }
}

void repeat(Trial& trial) {
  CommandRun run(trial, {.rows = 40, .seed = 5, .nulls = 0.1});
  const std::string first = run.run().answer;
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  if (run.run().answer != first)
    fail({"the same rows make another answer the second time", "相同的数据第二次给出不同的结果"},
         {}, {"time and chance come from the job: as_of", "时间与随机只能来自任务：as_of"});
}

void fuzz(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  CommandRun run(trial);
  while (milliseconds_since(since) < 10'000) {
    run.mock().query().how = {.rows = noise.below(200),
                              .batch_rows = 1 + noise.below(60),
                              .seed = noise.next(),
                              .nulls = noise.real() / 2,
                              .extremes = noise.below(2) == 0,
                              .duplicates = noise.below(4) == 0,
                              .noise = 1};
    run.mock().settings = chance_values(trial.extension().settings, noise);
    run.run();
  }
}

constexpr const char* kKind = PARETO_EXT_COMMAND;
constexpr Case kCases[] = {
    {"command.chance", 3, kKind, {"it answers one table at most", "至多给出一个表"}, 30, chance},
    {"command.without_services",
     3,
     kKind,
     {"a service that is not granted is missed with words", "缺少服务时会说明"},
     20,
     without_services},
    {"command.refused_table",
     3,
     kKind,
     {"a table that cannot be written is a failure", "表写不出去即为失败"},
     30,
     refused_table},
    {"command.refused_write",
     3,
     kKind,
     {"a write that is refused is a failure", "写入被拒绝即为失败"},
     30,
     refused_write},
    {"command.cancel",
     3,
     kKind,
     {"it ends soon when it is cancelled, and says so", "取消后很快结束并如实报告"},
     60,
     cancel},
    {"command.old_host",
     3,
     kKind,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     30,
     old_host},
    {"command.new_host",
     3,
     kKind,
     {"it works with a later host", "可在更新的主程序上运行"},
     30,
     new_host},
    {"command.balance",
     3,
     kKind,
     {"two hundred runs leave nothing behind", "两百次运行不留痕迹"},
     90,
     balance},
    {"command.workspace",
     3,
     kKind,
     {"it answers in a workspace", "在工作区中能给出结果"},
     60,
     filled},
    {"command.workspace_empty",
     3,
     kKind,
     {"it answers or says why where there is nothing yet", "空工作区中能回答或说明原因"},
     60,
     bare},
    {"command.empty", 4, kKind, {"queries that find nothing", "查询没有结果"}, 30, empty},
    {"command.nulls", 4, kKind, {"rows of nulls", "全为空值的行"}, 30, nulls},
    {"command.extremes",
     4,
     kKind,
     {"the ends of every type, and texts of every kind", "各类型的极值与各种文本"},
     60,
     extremes},
    {"command.arguments",
     4,
     kKind,
     {"arguments of every kind that they take", "参数取各种允许的值"},
     60,
     arguments},
    {"command.repeat",
     4,
     kKind,
     {"the same rows: the same answer", "相同数据，相同结果"},
     30,
     repeat},
    {"command.fuzz", 5, kKind, {"ten seconds of tables of chance", "十秒随机表格"}, 90, fuzz},
};

}  // namespace

std::span<const Case> command_cases() { return kCases; }

}  // namespace pareto::conformance
