// L3 to L5 of services: they start at once, work, say when they do not, and leave nothing when they
// stop.
//
// What a service does with a port or a file is not known here; its plugin says which settings it
// wants to be checked with (check_settings.hpp). One that refuses to start with them has answered,
// and what else could be found out is skipped with its words.
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/mock_api.hpp"
#include "core/conformance/mock_run.hpp"
#include "core/conformance/timing.hpp"
#include "core/conformance/watch.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_call.hpp"
#include "pareto/abi/service.h"

namespace pareto::conformance {
namespace {

using sdk::testing::Torture;
using Clock = std::chrono::steady_clock;

constexpr double kStartMilliseconds = 2000, kStopMilliseconds = 5000;

// Files that it writes by a relative name go with the case.
void go_to_scratch(Trial& trial) {
  std::filesystem::current_path(trial.scratch());
  trial.ground().folder = std::filesystem::current_path().string();
}

class ServiceRun {
 public:
  ServiceRun(Trial& trial, const Torture& rows, HostShape shape = HostShape::Today)
      : trial_(trial),
        query_(rows),
        table_(trial.table<pareto_service_v1>()),
        context_(trial.host(),
                 plugins::Settings::parse(trial.extension().settings, trial.settings()),
                 {.language = trial.subject().language,
                  .home_currency = "CNY",
                  .as_of = 20'000,
                  .time_zone_minutes = 480}),
        job_(*context_.get(),
             trial.subject().oldest && shape == HostShape::Today ? HostShape::Oldest : shape) {
    trial.services().add(PARETO_SVC_QUERY, static_cast<const pareto_query_v1*>(&query_));
    trial.services().add(PARETO_SVC_API, static_cast<const pareto_api_v1*>(&api_));
    trial.services().add(PARETO_SVC_ACCESS, static_cast<const pareto_access_v1*>(&access_));
  }
  ~ServiceRun() {
    if (running_) table_.stop(run_);
  }
  ServiceRun(const ServiceRun&) = delete;
  ServiceRun& operator=(const ServiceRun&) = delete;

  // False where it refuses, with words; these are then in `words`.
  bool start() {
    try {
      plugins::run_plugin(context_, trial_.manifest().id, [&](pareto_error* error) {
        return table_.start(job_.get(), &run_, error);
      });
      running_ = true;
    } catch (const Error& error) {
      words = error.text(Language::English);
      if (words.find("exception across") != std::string::npos) throw;
      if (words.find("without saying why") != std::string::npos)
        fail({"it refuses to start without a word", "拒绝启动时没有说明"});
    }
    return running_;
  }
  void require_start() {
    if (start()) return;
    throw Skipped{{Text{"with the settings of this check it does not start: {}",
                        "用检查所用的设置它不启动：{}"},
                   {words}}};
  }
  // What it says where it no longer works; from any thread.
  [[nodiscard]] std::optional<std::string> ill() const {
    pareto_error error = plugins::detail::blank_error();
    const pareto_status status = table_.healthy(run_, &error);
    if (status == PARETO_OK) return std::nullopt;
    std::string said = plugins::error_from(status, error).text(Language::English);
    if (said.find("without saying why") != std::string::npos)
      fail({"it no longer works and does not say why", "它不再工作，也不说明原因"});
    return said;
  }
  void require_healthy() const {
    if (const auto said = ill()) fail({"it no longer works: {}", "它不再工作：{}"}, {*said});
  }
  void stop() {
    running_ = false;
    table_.stop(run_);
    if (query_.ledger.alive() != 0)
      fail({"{} batches of what it asked for were never released", "查询结果有 {} 批没有释放"},
           {query_.ledger.alive()});
    if (const std::string fault = api_.fault(); !fault.empty())
      fail({"it made {}", "它发出了{}"}, {fault});
  }

  std::string words;

 private:
  Trial& trial_;
  MockQuery query_;
  MockApi api_;
  MockAccess access_;
  const pareto_service_v1& table_;
  plugins::JobContext context_;
  Shaped<pareto_job> job_;
  void* run_ = nullptr;
  bool running_ = false;
};

void wait(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void works(Trial& trial) {
  go_to_scratch(trial);
  ServiceRun run(trial, {.rows = 5});
  const auto since = Clock::now();
  run.require_start();
  if (milliseconds_since(since) > kStartMilliseconds)
    fail({"its start takes {} ms, and everything else waits", "启动用了 {} 毫秒，其他都在等待"},
         {static_cast<std::int64_t>(milliseconds_since(since))},
         {"start returns at once; what goes on does so on a thread of its own",
          "start 应立即返回，持续的工作放在自己的线程里"});
  for (int turn = 0; turn < 10; ++turn) {
    run.require_healthy();
    wait(100);
  }
  const auto stopping = Clock::now();
  run.stop();
  if (milliseconds_since(stopping) > kStopMilliseconds)
    fail({"it takes {} ms to stop", "停止用了 {} 毫秒"},
         {static_cast<std::int64_t>(milliseconds_since(stopping))},
         {"wake the threads that wait when it is time to end", "结束时请唤醒等待的线程"});
}

void soon(Trial& trial) {
  go_to_scratch(trial);
  ServiceRun run(trial, {.rows = 5});
  run.require_start();
  run.stop();  // before it has come to anything
}

void leaves(Trial& trial) {
  go_to_scratch(trial);
  {
    ServiceRun first(trial, {.rows = 5});  // what libraries set up at their first use stays
    first.require_start();
    wait(100);
    first.stop();
  }
  const ProcessState before = ProcessState::now();
  for (int turn = 0; turn < 10; ++turn) {
    ServiceRun run(trial, {.rows = 5});
    run.require_start();
    wait(20);
    run.stop();
  }
  require_same(before);
}

void asked(Trial& trial) {
  go_to_scratch(trial);
  ServiceRun run(trial, {.rows = 5});
  run.require_start();
  std::exception_ptr fault;
  {
    std::vector<std::jthread> both;
    for (int i = 0; i < 3; ++i) {
      both.emplace_back([&run, &fault, i] {
        try {
          for (int turn = 0; turn < 300; ++turn) run.require_healthy();
        } catch (...) {
          if (i == 0) fault = std::current_exception();
        }
      });
    }
  }
  run.stop();
  if (fault) std::rethrow_exception(fault);
}

// A host that grants nothing: refused with words, or no longer healthy with words; and nothing is
// left of it.
void without_services(Trial& trial) {
  go_to_scratch(trial);
  const pareto_service_v1& table = trial.table<pareto_service_v1>();
  const ProcessState before = ProcessState::now();
  void* run = nullptr;
  const Ran ran = call_without_services(trial, [&](const pareto_job* job, pareto_error* error) {
    const pareto_status status = table.start(job, &run, error);
    if (status != PARETO_OK) return status;
    wait(200);
    const pareto_status health = table.healthy(run, error);
    table.stop(run);
    return health;
  });
  static_cast<void>(ran);
  ProcessState expected = before;
  expected.files = ProcessState::now().files;  // of libraries at their first use
  require_same(expected);
}

void on_host(Trial& trial, HostShape shape) {
  go_to_scratch(trial);
  ServiceRun run(trial, {.rows = 5}, shape);
  run.require_start();
  wait(300);
  run.require_healthy();
  run.stop();
}
void old_host(Trial& trial) { on_host(trial, HostShape::Oldest); }
void new_host(Trial& trial) { on_host(trial, HostShape::Newer); }

// Whatever stands in the tables: it goes on, or says why it does not.
void over(Trial& trial, const Torture& rows, int milliseconds) {
  ServiceRun run(trial, rows);
  run.require_start();
  const auto since = Clock::now();
  while (milliseconds_since(since) < milliseconds && !run.ill()) wait(20);
  run.stop();
}
void empty(Trial& trial) {
  go_to_scratch(trial);
  over(trial, {.rows = 0}, 500);
}
void extremes(Trial& trial) {
  go_to_scratch(trial);
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    over(trial, {.rows = 60, .seed = seed, .nulls = 0.2, .extremes = true, .noise = 1}, 200);
  over(trial, {.rows = 20, .nulls = 1, .noise = 1}, 200);
  over(trial, {.rows = 20, .extremes = true, .text_bytes = 20'000}, 200);
}
void soak(Trial& trial) {
  go_to_scratch(trial);
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = Clock::now();
  while (milliseconds_since(since) < 10'000) {
    over(trial,
         {.rows = noise.below(200),
          .seed = noise.next(),
          .nulls = noise.real() / 2,
          .extremes = noise.below(2) == 0,
          .noise = 1},
         static_cast<int>(noise.below(500)));
  }
}

constexpr const char* kKind = PARETO_EXT_SERVICE;
constexpr Case kCases[] = {
    {"service.works",
     3,
     kKind,
     {"it starts at once, works and stops", "立即启动、正常工作并能停止"},
     30,
     works},
    {"service.stopped_at_once",
     3,
     kKind,
     {"it can be stopped before it has begun", "刚启动就能停止"},
     20,
     soon},
    {"service.leaves_nothing",
     3,
     kKind,
     {"stopped it leaves no thread and no file", "停止后不留线程与文件"},
     60,
     leaves},
    {"service.asked",
     3,
     kKind,
     {"how it is may be asked by several at once", "可同时被多方询问状态"},
     30,
     asked},
    {"service.without_services",
     3,
     kKind,
     {"a service of the host that is not granted is missed with words", "缺少主程序服务时会说明"},
     20,
     without_services},
    {"service.old_host",
     3,
     kKind,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     20,
     old_host},
    {"service.new_host",
     3,
     kKind,
     {"it works with a later host", "可在更新的主程序上运行"},
     20,
     new_host},
    {"service.empty", 4, kKind, {"queries that find nothing", "查询没有结果"}, 20, empty},
    {"service.extremes",
     4,
     kKind,
     {"the ends of every type, and texts of every kind", "各类型的极值与各种文本"},
     60,
     extremes},
    {"service.soak",
     5,
     kKind,
     {"ten seconds of starts, stops and tables of chance", "十秒反复启动、停止与随机表格"},
     90,
     soak},
};

}  // namespace

std::span<const Case> service_cases() { return kCases; }

}  // namespace pareto::conformance
