// L3 to L5 of actions with code, over records of the check's own making. What they do in a
// workspace is view_cases.cpp's, which tries those of files alike.
#include <chrono>

#include "core/conformance/cases.hpp"
#include "core/conformance/mock_run.hpp"
#include "core/conformance/sample_values.hpp"
#include "core/conformance/timing.hpp"
#include "pareto/abi/views.h"

namespace pareto::conformance {
namespace {

using sdk::testing::Torture;

class ActionRun {
 public:
  explicit ActionRun(Trial& trial, const Torture& rows = {.rows = 20})
      : run_(trial, rows, false), table_(trial.table<pareto_action_v1>()) {}

  [[nodiscard]] MockRun& mock() { return run_; }

  Ran run(std::int64_t count, const RanHow& how = {}) {
    const sdk::testing::Fence ids(static_cast<std::size_t>(count) * 8, "the ids of the records");
    for (std::int64_t i = 0; i < count; ++i)
      reinterpret_cast<std::int64_t*>(ids.data())[i] = 1'000'000 + i;
    ids.protect();
    const Ran out = run_.call(
        [&](const pareto_job* job, pareto_error* error) {
          return table_.run(job, reinterpret_cast<const std::int64_t*>(ids.data()), count, error);
        },
        how);
    ids.close();
    return out;
  }
  // How many writes a run makes.
  std::int64_t writes(std::int64_t count) {
    const std::int64_t before = run_.records().writes;
    run(count);
    return run_.records().writes - before;
  }

 private:
  MockRun run_;
  const pareto_action_v1& table_;
};

void chosen(Trial& trial) {
  ActionRun run(trial);
  for (const std::int64_t count : {1, 2, 100}) run.run(count);
}

void without_services(Trial& trial) {
  const pareto_action_v1& table = trial.table<pareto_action_v1>();
  const std::int64_t id = 1;
  static_cast<void>(call_without_services(trial, [&](const pareto_job* job, pareto_error* error) {
    return table.run(job, &id, 1, error);
  }));
}

void refused_write(Trial& trial) {
  ActionRun run(trial);
  if (run.writes(3) == 0)
    throw Skipped{Text{"over figures of chance it writes nothing", "面对随机数据时它不写入"}};
  run.mock().records().denies = true;
  if (!run.run(3).refused)
    fail({"its writes were refused, and it ended as if all were well",
          "写入被拒绝，它却当作成功结束"},
         {}, {"hand on the status that the records service answers", "请转达记录服务返回的状态"});
}

// The preview runs it and takes back what it wrote; then it runs once more.
void again(Trial& trial) {
  ActionRun run(trial);
  const std::int64_t first = run.writes(12), second = run.writes(12);
  if (first != second)
    fail(
        {"it writes {0} times at first and then {1} times: what a preview shows is not what is done",
         "第一次写入 {0} 次，第二次 {1} 次：预览与实际不符"},
        {first, second}, {"keep nothing between two runs", "两次运行之间不要保留任何状态"});
}

void cancel(Trial& trial) {
  ActionRun run(trial, {.rows = 2000, .batch_rows = 100});
  run.run(100'000);
  const double took = least_of(5, kCancelMilliseconds, [&] {
    const std::atomic<bool> cancelled = true;
    const auto since = std::chrono::steady_clock::now();
    const Ran ran = run.run(100'000, {HostShape::Today, &cancelled});
    if (ran.refused && ran.code != ErrorCode::Cancelled)
      fail({"cancelled it says something else: {}", "取消后它说了别的：{}"}, {ran.words});
    return milliseconds_since(since);
  });
  // Short work may end instead.
  if (took > 10 * kCancelMilliseconds)
    fail({"cancelled over 100000 records it took {} ms to end",
          "面对十万条记录，取消后 {} 毫秒才结束"},
         {static_cast<std::int64_t>(took)},
         {"ask job->cancelled every few thousand records", "每几千条记录询问一次 job->cancelled"});
}

void old_host(Trial& trial) { ActionRun(trial).run(10, {HostShape::Oldest}); }
void new_host(Trial& trial) { ActionRun(trial).run(10, {HostShape::Newer}); }

void balance(Trial& trial) {
  ActionRun run(trial, {.rows = 0});
  require_balance(500, [&] { run.run(3); });
}

void none(Trial& trial) { ActionRun(trial).run(0); }
void many(Trial& trial) {
  ActionRun run(trial, {.rows = 100});
  require_steady(1000, 256'000, [&](std::int64_t rows) { run.run(rows); });
}
void extremes(Trial& trial) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    ActionRun(trial, {.rows = 60, .seed = seed, .nulls = 0.1, .extremes = true}).run(20);
  ActionRun(trial, {.rows = 0}).run(20);
  ActionRun(trial, {.rows = 20, .nulls = 1, .noise = 1}).run(20);
}
void forms(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  ActionRun run(trial);
  for (int turn = 0; turn < 40; ++turn) {
    run.mock().settings = chance_values(trial.extension().settings, noise);
    run.run(1 + noise.below(30));
  }
}

void fuzz(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  ActionRun run(trial);
  while (milliseconds_since(since) < 10'000) {
    run.mock().query().how = {.rows = noise.below(200),
                              .seed = noise.next(),
                              .nulls = noise.real() / 2,
                              .extremes = noise.below(2) == 0};
    run.mock().settings = chance_values(trial.extension().settings, noise);
    run.run(noise.below(300));
  }
}

constexpr const char* kKind = PARETO_EXT_ACTION;
constexpr Case kCases[] = {
    {"action.chosen",
     3,
     kKind,
     {"it takes the records that are chosen", "能处理所选记录"},
     30,
     chosen},
    {"action.without_services",
     3,
     kKind,
     {"a service that is not granted is missed with words", "缺少服务时会说明"},
     20,
     without_services},
    {"action.refused_write",
     3,
     kKind,
     {"a write that is refused is a failure", "写入被拒绝即为失败"},
     30,
     refused_write},
    {"action.again",
     3,
     kKind,
     {"run again it does the same, as after a preview", "再次运行结果相同，如预览之后"},
     30,
     again},
    {"action.cancel",
     3,
     kKind,
     {"it ends soon when it is cancelled", "取消后很快结束"},
     60,
     cancel},
    {"action.old_host",
     3,
     kKind,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     30,
     old_host},
    {"action.new_host",
     3,
     kKind,
     {"it works with a later host", "可在更新的主程序上运行"},
     30,
     new_host},
    {"action.balance",
     3,
     kKind,
     {"five hundred runs leave nothing behind", "五百次运行不留痕迹"},
     60,
     balance},
    {"action.none", 4, kKind, {"no records", "没有记录"}, 20, none},
    {"action.growth",
     4,
     kKind,
     {"its cost grows as its records do", "耗时随记录数成比例增长"},
     90,
     many},
    {"action.extremes",
     4,
     kKind,
     {"queries of the ends of every type, of nulls and of nothing", "查询返回极值、空值或没有结果"},
     60,
     extremes},
    {"action.forms",
     4,
     kKind,
     {"forms of every kind that they take", "表单取各种允许的值"},
     60,
     forms},
    {"action.fuzz",
     5,
     kKind,
     {"ten seconds of forms and tables of chance", "十秒随机表单与表格"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> action_cases() { return kCases; }

}  // namespace pareto::conformance
