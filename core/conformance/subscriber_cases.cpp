// L3 to L5 of subscribers: events of every kind, what they may do with them, and what they keep.
#include <algorithm>
#include <chrono>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/subscriber_run.hpp"
#include "core/conformance/timing.hpp"
#include "core/plugins/job_context.hpp"
#include "pareto/job.hpp"

namespace pareto::conformance {
namespace {

using sdk::Batch;

template <class Each>
void each_topic(Trial& trial, SubscriberRun& run, Each each) {
  for (const Told& told : topics_of(trial.extension())) each(told, run);
}

void deliver(Trial& trial) {
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    for (const std::int64_t rows : {1, 2, 100})
      to.deliver(told, {.rows = rows, .seed = 2, .nulls = 0.1});
  });
}

void no_write(Trial& trial) {
  if (!trial.extension().before)
    throw Skipped{
        Text{"it is told after the change, and may write", "它在变更之后收到通知，可以写入"}};
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    to.deliver(told, {.rows = 20, .seed = 3});
  });
  if (run.records().writes > 0)
    fail({"it writes before the change: {} attempts", "它在变更之前写入：{} 次"},
         {run.records().writes},
         {"amend the event, or write in a subscriber that is told after",
          "请用 amend，或在变更之后的订阅者中写入"});
}

// What it does not know is passed over: topics and columns come with later versions and other
// plugins.
void unknown_columns(Trial& trial) {
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](Told told, SubscriberRun& to) {
    told.columns = {{"acme.other", sdk::Type::Text}, {"acme.amount", sdk::Type::Int}};
    to.deliver(told, {.rows = 10});
  });
}

void old_host(Trial& trial) {
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    to.deliver(told, {.rows = 10, .seed = 2}, HostShape::Oldest);
  });
}
void new_host(Trial& trial) {
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    to.deliver(told, {.rows = 10, .seed = 2}, HostShape::Newer);
  });
}

void soon(Trial& trial) {
  if (!trial.extension().before) throw Skipped{Text{"nobody waits for it", "没有人等待它"}};
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    const double allowed =
        100 + 1000 * 0.02;  // abi/event.h: a tenth of a second and 20 microseconds a row
    const double took = least_of(5, allowed, [&] {
      const auto since = std::chrono::steady_clock::now();
      to.deliver(told, {.rows = 1000, .seed = 4});
      return milliseconds_since(since);
    });
    if (took > allowed * 2)
      fail({"{0}: it takes {1} ms for 1000 rows while the writer waits",
            "{0}：写入者等待时，1000 行用了 {1} 毫秒"},
           {told.topic, static_cast<std::int64_t>(took)});
  });
}

void balance(Trial& trial) {
  SubscriberRun run(trial, {.rows = 1});
  const std::vector<Told> topics = topics_of(trial.extension());
  // A batch in fences leaves its record behind, which is measured first and taken off: see
  // require_balance's bound.
  const pareto_subscriber_v1& table = trial.table<pareto_subscriber_v1>();
  plugins::JobContext context(
      trial.host(), plugins::Settings::parse(trial.extension().settings, {}),
      {.language = trial.subject().language, .home_currency = "CNY", .as_of = 20'000});
  const auto schema = std::make_shared<const sdk::Schema>(topics[0].columns);
  const Batch rows = sdk::testing::torture_rows(schema, {.seed = 2}, 0, 3);
  ArrowSchema c_schema{};
  sdk::export_schema(topics[0].columns, &c_schema);
  const std::int64_t ids[] = {1, 2, 3};
  pareto_event event{};
  event.size_of = sizeof event;
  event.phase = trial.extension().before ? PARETO_PHASE_BEFORE : PARETO_PHASE_AFTER;
  event.kind = topics[0].kind;
  event.topic = topics[0].topic.c_str();
  event.rows = 3;
  event.ids = ids;
  event.schema = &c_schema;
  event.before = event.kind == PARETO_EVENT_CREATED || event.kind == PARETO_EVENT_OTHER
                     ? nullptr
                     : &rows.array();
  event.after = event.kind == PARETO_EVENT_REMOVED ? nullptr : &rows.array();
  if (trial.extension().before) {
    event.veto = [](const pareto_event*, std::int64_t, const char*, pareto_str) {};
    event.amend = [](const pareto_event*, std::int64_t, const char*, const pareto_value*,
                     pareto_error*) -> pareto_status { return PARETO_OK; };
  }
  require_balance(1000, [&] {
    pareto_error error{};
    error.size_of = sizeof error;
    static_cast<void>(table.deliver(context.get(), &event, &error));
  });
  c_schema.release(&c_schema);
}

void extremes(Trial& trial) {
  SubscriberRun run(trial, {.rows = 5, .nulls = 0.3, .extremes = true});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
      to.deliver(told, {.rows = 40, .seed = seed, .nulls = 0.2, .extremes = true});
    to.deliver(told, {.rows = 20, .seed = 3, .nulls = 1});
    to.deliver(told, {.rows = 10, .seed = 3, .extremes = true, .text_bytes = 200'000});
    to.deliver(told, {.rows = 5000, .seed = 3, .nulls = 0.1});
  });
}

void queries_empty(Trial& trial) {
  SubscriberRun run(trial, {.rows = 0});
  each_topic(trial, run,
             [](const Told& told, SubscriberRun& to) { to.deliver(told, {.rows = 5}); });
}

// An event may come a second time: after a crash, or by hand.
void again(Trial& trial) {
  SubscriberRun run(trial, {.rows = 3});
  each_topic(trial, run, [](const Told& told, SubscriberRun& to) {
    const auto writes_of = [&] {
      const std::int64_t before = to.records().writes;
      to.deliver(told, {.rows = 12, .seed = 6});
      return to.records().writes - before;
    };
    const std::int64_t first = writes_of(), second = writes_of();
    if (first != second)
      fail({"{0}: the same event makes it write {1} times and then {2} times",
            "{0}：同一事件先写 {1} 次，后写 {2} 次"},
           {told.topic, first, second},
           {"what it did before is in the store, not in the plugin",
            "做过什么应以存储为准，而不是记在插件里"});
  });
}

void fuzz(Trial& trial) {
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  SubscriberRun run(trial, {.rows = 4, .nulls = 0.3, .extremes = true});
  for (int turn = 0; milliseconds_since(since) < 10'000; ++turn) {
    each_topic(trial, run, [&](const Told& told, SubscriberRun& to) {
      to.deliver(told, {.rows = 1 + noise.below(60),
                        .seed = noise.next(),
                        .nulls = noise.real(),
                        .extremes = noise.below(2) == 0});
    });
  }
}

constexpr Case kCases[] = {
    {"subscriber.deliver",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"events of all its topics are taken", "能接收其全部主题的事件"},
     30,
     deliver},
    {"subscriber.no_write",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"it writes nothing before the change", "变更之前不写入"},
     30,
     no_write},
    {"subscriber.soon",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"it does not keep the writer waiting", "不让写入者久等"},
     60,
     soon},
    {"subscriber.unknown_columns",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"columns that it does not know do no harm", "不认识的列无妨"},
     30,
     unknown_columns},
    {"subscriber.old_host",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     30,
     old_host},
    {"subscriber.new_host",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"it works with a later host", "可在更新的主程序上运行"},
     30,
     new_host},
    {"subscriber.balance",
     3,
     PARETO_EXT_SUBSCRIBER,
     {"a thousand events leave nothing behind", "一千个事件不留痕迹"},
     60,
     balance},
    {"subscriber.extremes",
     4,
     PARETO_EXT_SUBSCRIBER,
     {"the ends of every type, nulls, and texts of every kind", "各类型极值、空值与各种文本"},
     60,
     extremes},
    {"subscriber.queries_empty",
     4,
     PARETO_EXT_SUBSCRIBER,
     {"queries that find nothing", "查询没有结果"},
     30,
     queries_empty},
    {"subscriber.again",
     4,
     PARETO_EXT_SUBSCRIBER,
     {"an event that comes twice", "同一事件来两次"},
     30,
     again},
    {"subscriber.fuzz",
     5,
     PARETO_EXT_SUBSCRIBER,
     {"ten seconds of events of chance", "十秒随机事件"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> subscriber_cases() { return kCases; }

}  // namespace pareto::conformance
