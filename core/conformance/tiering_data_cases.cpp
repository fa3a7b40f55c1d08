// L4 and L5 of tierings: tables of every kind, and the same answer to the same rows.
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/tiering_run.hpp"
#include "core/conformance/timing.hpp"

namespace pareto::conformance {
namespace {

using sdk::Batch;
using sdk::testing::Torture;

void no_batches(Trial& trial) { static_cast<void>(TieringRun(trial).rate({.rows = 0})); }

void empty_batches(Trial& trial) {
  const TieringRun run(trial);
  auto shared = std::make_shared<const sdk::Schema>(run.needs());
  TieringAnswer answer;
  auto in = sdk::make_stream(run.needs(), [shared, turn = 0](Batch& out) mutable {
    if (turn == 6) return false;
    out = sdk::testing::fenced(
        sdk::testing::torture_rows(shared, {.seed = 2}, turn * 10, turn % 2 == 0 ? 0 : 10));
    ++turn;
    return true;
  });
  run.apply(std::move(in), nullptr, [&](ArrowArrayStream& out) { answer = run.answer_of(out); });
  if (answer.tiers.size() != 30)
    fail({"it answers {0} rows for {1}", "输入 {1} 行，返回 {0} 行"}, {answer.tiers.size(), 30});
}

void one_row(Trial& trial) {
  const TieringRun run(trial);
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    static_cast<void>(run.rate(
        {.rows = 1, .seed = seed, .nulls = seed % 2 ? 0.0 : 0.5, .extremes = seed % 3 == 0}));
}
void full_batch(Trial& trial) {
  static_cast<void>(TieringRun(trial).rate({.rows = sdk::kBatchRows, .seed = 4, .nulls = 0.1}));
}
void no_nulls(Trial& trial) {
  static_cast<void>(TieringRun(trial).rate({.rows = 1000, .seed = 6}));
}
void duplicates(Trial& trial) {
  static_cast<void>(
      TieringRun(trial).rate({.rows = 1000, .seed = 7, .nulls = 0.1, .duplicates = true}));
}
void extremes(Trial& trial) {
  static_cast<void>(
      TieringRun(trial).rate({.rows = 2000, .seed = 8, .nulls = 0.1, .extremes = true}));
}
void long_texts(Trial& trial) {
  static_cast<void>(
      TieringRun(trial).rate({.rows = 200, .seed = 9, .extremes = true, .text_bytes = 200'000}));
}

// What lies under a null is nobody's business: the answer may not depend on it.
void nulls(Trial& trial) {
  const TieringRun run(trial);
  for (const double share : {1.0, 0.5, 0.05}) {
    Torture how{.rows = 500, .seed = 11, .nulls = share};
    const TieringAnswer zeros = run.rate(how);
    how.noise = 1;
    const TieringAnswer noise = run.rate(how);
    require_same(zeros, noise, {"with other values under the nulls", "空值之下的数据不同时"});
    how.noise = 2;
    require_same(zeros, run.rate(how),
                 {"with other values under the nulls", "空值之下的数据不同时"});
  }
}

void batches(Trial& trial) {
  const TieringRun run(trial);
  Torture how{.rows = 3000, .seed = 12, .nulls = 0.1, .extremes = true};
  const TieringAnswer whole = run.rate(how);
  how.batch_rows = 17;
  require_same(whole, run.rate(how), {"in one batch and in many", "一批与多批"});
}

void repeat(Trial& trial) {
  const TieringRun run(trial);
  const Torture how{.rows = 2000, .seed = 13, .nulls = 0.1};
  const TieringAnswer first = run.rate(how);
  for (int i = 0; i < 5; ++i) {
    std::this_thread::sleep_for(
        std::chrono::milliseconds(3));  // whoever asks the clock sees another time
    const TieringAnswer again = run.rate(how);
    require_same(first, again, {"from one run to the next", "两次运行之间"});
    if (first.figures != again.figures)
      fail({"its figures differ from one run to the next", "两次运行的指标不同"});
  }
}

void parallel(Trial& trial) {
  const TieringRun run(trial);
  const Torture how[] = {{.rows = 4000, .seed = 14, .nulls = 0.1},
                         {.rows = 4000, .seed = 15, .nulls = 0.2}};
  const TieringAnswer alone[] = {run.rate(how[0]), run.rate(how[1])};
  std::exception_ptr fault[2];
  {
    std::vector<std::jthread> both;
    for (int i = 0; i < 2; ++i) {
      both.emplace_back([&, i] {
        try {
          for (int turn = 0; turn < 5; ++turn)
            require_same(alone[i], run.rate(how[i]), {"beside another run", "与另一次运行并行时"});
        } catch (...) {
          fault[i] = std::current_exception();
        }
      });
    }
  }
  for (const std::exception_ptr& one : fault) {
    if (one) std::rethrow_exception(one);
  }
}

void explanations(Trial& trial) {
  const TieringRun run(trial);
  const TieringAnswer answer = run.rate({.rows = 1000, .seed = 16, .nulls = 0.1, .extremes = true});
  for (std::size_t row = 0; row < answer.explanations.size(); ++row) {
    if (answer.explanations[row].empty()) continue;
    boost::system::error_code fault;
    const boost::json::value parsed = boost::json::parse(answer.explanations[row], fault);
    if (fault || !parsed.is_object())
      fail(
          {"row {0}: its explanation is no JSON object: {1}", "第 {0} 行：说明不是 JSON 对象：{1}"},
          {row, answer.explanations[row].substr(0, 100)});
    const auto* indicators = parsed.as_object().if_contains("indicators");
    if (indicators == nullptr || !indicators->is_array()) continue;
    for (const boost::json::value& one : indicators->as_array()) {
      if (!one.is_object() || !one.as_object().contains("name"))
        fail({"row {}: an indicator without a name", "第 {} 行：指标没有名称"}, {row});
    }
  }
}

void growth(Trial& trial) {
  const TieringRun run(trial);
  auto shared = std::make_shared<const sdk::Schema>(run.needs());
  require_steady(2000, 256'000, [&](std::int64_t rows) {
    // The rows are made before the clock would count them: see require_steady, which counts all;
    // making them is linear.
    run.apply(
        sdk::stream_of(sdk::testing::torture_rows(shared, {.seed = 17, .nulls = 0.05}, 0, rows)),
        nullptr, [&](ArrowArrayStream& out) { static_cast<void>(run.answer_of(out)); });
  });
}

// L5: tables of chance, for ten seconds, always the same for the same seed.
void fuzz(Trial& trial) {
  const TieringRun run(trial);
  const auto since = std::chrono::steady_clock::now();
  sdk::testing::Noise noise(trial.subject().seed);
  for (int turn = 0; milliseconds_since(since) < 10'000; ++turn) {
    Torture how{.rows = noise.below(3000),
                .batch_rows = 1 + noise.below(500),
                .seed = noise.next(),
                .nulls = noise.real(),
                .extremes = noise.below(2) == 0,
                .duplicates = noise.below(3) == 0,
                .text_bytes = static_cast<std::size_t>(noise.below(5000))};
    try {
      const TieringAnswer one = run.rate(how);
      how.batch_rows = 1 + noise.below(3000);
      how.noise = noise.next();
      require_same(
          one, run.rate(how),
          {"in other batches, with other values under the nulls", "批次与空值之下的数据不同时"});
    } catch (Error& error) {
      throw error.within({Text{"table {0} of seed {1}", "种子 {1} 的第 {0} 张表"},
                          {turn, static_cast<std::int64_t>(trial.subject().seed)}});
    }
  }
}

constexpr Case kCases[] = {
    {"tiering.no_batches",
     4,
     PARETO_EXT_TIERING,
     {"no rows in, no rows out", "无输入则无输出"},
     20,
     no_batches},
    {"tiering.empty_batches",
     4,
     PARETO_EXT_TIERING,
     {"batches without rows are passed over", "空批次无妨"},
     20,
     empty_batches},
    {"tiering.one_row", 4, PARETO_EXT_TIERING, {"one row alone", "只有一行"}, 20, one_row},
    {"tiering.full_batch",
     4,
     PARETO_EXT_TIERING,
     {"65,536 rows at once", "一次 65,536 行"},
     30,
     full_batch},
    {"tiering.no_nulls",
     4,
     PARETO_EXT_TIERING,
     {"columns without a validity bitmap", "没有有效位图的列"},
     20,
     no_nulls},
    {"tiering.nulls",
     4,
     PARETO_EXT_TIERING,
     {"what lies under a null does not count", "空值之下的数据不起作用"},
     20,
     nulls},
    {"tiering.duplicates",
     4,
     PARETO_EXT_TIERING,
     {"many rows alike", "大量相同的行"},
     20,
     duplicates},
    {"tiering.extremes",
     4,
     PARETO_EXT_TIERING,
     {"the ends of every type, and texts of every kind", "各类型的极值与各种文本"},
     20,
     extremes},
    {"tiering.long_texts",
     4,
     PARETO_EXT_TIERING,
     {"texts of 200,000 bytes", "20 万字节的文本"},
     30,
     long_texts},
    {"tiering.batches",
     4,
     PARETO_EXT_TIERING,
     {"one batch or many: the same answer", "一批或多批，结果相同"},
     20,
     batches},
    {"tiering.repeat",
     4,
     PARETO_EXT_TIERING,
     {"the same rows: the same answer", "相同的行，相同的结果"},
     20,
     repeat},
    {"tiering.parallel",
     4,
     PARETO_EXT_TIERING,
     {"two runs at once answer as one after the other", "两次并行与先后运行结果相同"},
     60,
     parallel},
    {"tiering.explanations",
     4,
     PARETO_EXT_TIERING,
     {"explanations have the published form", "说明符合公布的格式"},
     20,
     explanations},
    {"tiering.growth",
     4,
     PARETO_EXT_TIERING,
     {"its cost grows as its input does", "耗时随数据量成比例增长"},
     90,
     growth},
    {"tiering.fuzz",
     5,
     PARETO_EXT_TIERING,
     {"ten seconds of tables of chance", "十秒随机表格"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> tiering_data_cases() { return kCases; }

}  // namespace pareto::conformance
