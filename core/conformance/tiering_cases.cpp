// L3 of tierings: that the contract is kept, whatever the figures.
#include <cerrno>
#include <chrono>
#include <set>

#include "core/conformance/cases.hpp"
#include "core/conformance/tiering_run.hpp"
#include "core/conformance/timing.hpp"
#include "core/conformance/watch.hpp"

namespace pareto::conformance {
namespace {

using sdk::Batch;
using sdk::testing::Ledger;
using sdk::testing::Torture;

constexpr Torture kFewBatches{.rows = 300, .batch_rows = 50, .seed = 3, .nulls = 0.1};

void plan(Trial& trial) {
  const TieringRun first(trial), second(trial);
  if (first.plan_text() != second.plan_text())
    fail({"its plan differs from one call to the next", "两次调用的计划不同"}, {},
         {"the same settings give the same needs", "相同的设置应得到相同的需求"});
  std::set<std::string> names;
  for (const sdk::ColumnSpec& column : first.needs()) {
    if (!names.insert(column.name).second)
      fail({"its plan asks for two columns called {}", "其计划要求了两个名为 {} 的列"},
           {column.name});
  }
}

// Whatever becomes of the answer, the input is released in the end, every batch and the stream
// itself.
template <class Read>
void released_after(Trial& trial, Read read) {
  const TieringRun run(trial);
  auto* ledger = new Ledger;
  auto token = std::make_shared<int>();
  const std::weak_ptr<int> stream_lives = token;
  auto shared = std::make_shared<const sdk::Schema>(run.needs());
  auto in = sdk::make_stream(run.needs(), [shared, ledger, held = std::move(token),
                                           at = std::int64_t{0}](Batch& out) mutable {
    if (at >= kFewBatches.rows) return false;
    out = sdk::testing::fenced(
        sdk::testing::torture_rows(shared, kFewBatches, at, kFewBatches.batch_rows), ledger);
    at += kFewBatches.batch_rows;
    return true;
  });
  run.apply(std::move(in), nullptr, read);
  if (!stream_lives.expired()) fail({"it did not release its input stream", "没有释放输入流"});
  if (ledger->alive() != 0)
    fail({"{} batches of its input were never released", "有 {} 批输入没有释放"},
         {ledger->alive()});
  if (ledger->twice() != 0)
    fail({"it released batches of its input twice", "输入的批次被释放了两次"});
}

void unread(Trial& trial) {
  released_after(trial, [](ArrowArrayStream& out) { out.release(&out); });
}
void half_read(Trial& trial) {
  released_after(trial, [](ArrowArrayStream& out) {
    ArrowSchema schema{};
    if (out.get_schema(&out, &schema) == 0 && schema.release != nullptr) schema.release(&schema);
    ArrowArray batch{};
    if (out.get_next(&out, &batch) == 0 && batch.release != nullptr) batch.release(&batch);
    out.release(&out);
  });
}
// What was answered lives longer than the stream that answered it.
void outlives(Trial& trial) {
  released_after(trial, [](ArrowArrayStream& out) {
    std::vector<ArrowArray> kept;
    for (;;) {
      ArrowArray batch{};
      if (out.get_next(&out, &batch) != 0 || batch.release == nullptr) break;
      kept.push_back(batch);
    }
    out.release(&out);
    if (kept.empty()) fail({"it answered no batch", "没有返回任何批次"});
    auto schema = std::make_shared<const sdk::Schema>(sdk::Schema{
        {"tier", sdk::Type::Tier}, {"score", sdk::Type::Real}, {"explanation", sdk::Type::Text}});
    std::size_t bytes = 0;
    for (ArrowArray& array : kept) {
      const Batch batch(schema, array);
      for (std::int64_t row = 0; row < batch.rows(); ++row)
        bytes += batch.column(0).is_null(row)   ? 0
                 : batch.column(2).is_null(row) ? 1
                                                : batch.column(2).text(row).size();
    }
    static_cast<void>(bytes);
  });
}

// When the user cancels while batch `at` is handed over: how long it takes to end, in milliseconds.
double cancelled_at(const TieringRun& run, std::int64_t at) {
  std::atomic<bool> cancel = false;
  std::chrono::steady_clock::time_point since;
  auto shared = std::make_shared<const sdk::Schema>(run.needs());
  auto in = sdk::make_stream(run.needs(), [&, shared, batch = std::int64_t{0}](Batch& out) mutable {
    if (batch == 40) return false;
    if (batch == at) {
      since = std::chrono::steady_clock::now();
      cancel = true;
    }
    out = sdk::testing::torture_rows(shared, {.seed = 5, .nulls = 0.05}, batch * 2000, 2000);
    ++batch;
    return true;
  });
  bool ended_as_cancelled = false;
  try {
    run.apply(std::move(in), &cancel,
              [&](ArrowArrayStream& out) { static_cast<void>(run.answer_of(out)); });
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    ended_as_cancelled = true;
  }
  const double took = milliseconds_since(since);
  if (!ended_as_cancelled)
    fail({"cancelled at batch {} it went on to the end", "在第 {} 批取消后仍运行到底"}, {at},
         {"ask job->cancelled once per batch and answer PARETO_E_CANCELLED, or ECANCELED from a "
          "stream",
          "每批询问一次 job->cancelled，并返回 PARETO_E_CANCELLED（数据流返回 ECANCELED）"});
  return took;
}
void cancel(Trial& trial) {
  const TieringRun run(trial);
  for (const std::int64_t at : {0, 1, 20, 38}) {
    const double took = least_of(5, kCancelMilliseconds, [&] { return cancelled_at(run, at); });
    if (took > kCancelMilliseconds)
      fail({"cancelled at batch {0} it took {1} ms to end, more than {2}",
            "在第 {0} 批取消后用了 {1} 毫秒才结束，超过 {2} 毫秒"},
           {at, static_cast<std::int64_t>(took), static_cast<int>(kCancelMilliseconds)});
  }
}

// A host gives what was asked for; one that does not is refused with words, not misread.
void wrong_type(Trial& trial) {
  const TieringRun run(trial);
  for (std::size_t column = 0; column < run.needs().size(); ++column) {
    sdk::Schema other = run.needs();
    other[column].type = other[column].type == sdk::Type::Text ? sdk::Type::Int : sdk::Type::Text;
    bool refused = false;
    try {
      run.apply(sdk::testing::torture_stream(other, {.rows = 20}), nullptr,
                [&](ArrowArrayStream& out) { static_cast<void>(run.answer_of(out)); });
    } catch (const Error& error) {
      refused = true;
      if (error.text(Language::English).find("failed without saying why") != std::string::npos ||
          error.text(Language::English).find("without a reason") != std::string::npos)
        fail({"it refuses column {} of another type without a word",
              "拒绝类型不符的列 {} 时没有说明"},
             {other[column].name});
    }
    if (!refused)
      fail({"it takes column {} though it has another type than its plan says",
            "列 {} 的类型与计划不符，它却接受了"},
           {other[column].name},
           {"compare the formats of get_schema with those asked for",
            "请把 get_schema 的格式与所要求的比较"});
  }
}

// The input breaks off: the run fails with the input's own words.
void broken_input(Trial& trial) {
  const TieringRun run(trial);
  for (const int at : {0, 3}) {
    auto shared = std::make_shared<const sdk::Schema>(run.needs());
    auto in = sdk::make_stream(run.needs(), [shared, at, batch = 0](Batch& out) mutable {
      if (batch++ == at) throw std::runtime_error("flames");
      out = sdk::testing::torture_rows(shared, {.seed = 5}, 0, 100);
      return true;
    });
    bool failed = false;
    try {
      run.apply(std::move(in), nullptr,
                [&](ArrowArrayStream& out) { static_cast<void>(run.answer_of(out)); });
    } catch (const Error& error) {
      failed = true;
      if (error.text(Language::English).find("flames") == std::string::npos)
        fail({"it keeps to itself why its input failed: \"{}\"", "没有转达输入失败的原因：“{}”"},
             {error.text(Language::English)},
             {"hand on what get_last_error of the input says",
              "请转达输入流 get_last_error 的内容"});
    }
    if (!failed)
      fail({"its input failed and it answered as if it had ended", "输入已失败，它却当作正常结束"},
           {}, {"look at what get_next answers", "请检查 get_next 的返回值"});
  }
}

void on_host(Trial& trial, HostShape shape) {
  const TieringAnswer today = TieringRun(trial).rate(kFewBatches);
  const TieringAnswer other = TieringRun(trial, shape).rate(kFewBatches);
  if (today.tiers != other.tiers)
    fail({"it rates otherwise when the host's tables are of another length",
          "主程序的表长度不同时，等级结果不同"});
}
void old_host(Trial& trial) { on_host(trial, HostShape::Oldest); }
void new_host(Trial& trial) { on_host(trial, HostShape::Newer); }

void balance(Trial& trial) {
  const TieringRun run(trial);
  auto shared = std::make_shared<const sdk::Schema>(run.needs());
  require_balance(1000, [&] {
    run.apply(sdk::stream_of(sdk::testing::torture_rows(shared, {.seed = 3, .nulls = 0.1}, 0, 20)),
              nullptr, [&](ArrowArrayStream& out) { static_cast<void>(run.answer_of(out)); });
  });
}

constexpr Case kCases[] = {
    {"tiering.plan",
     3,
     PARETO_EXT_TIERING,
     {"the same settings give the same plan", "相同设置得到相同计划"},
     20,
     plan},
    {"tiering.unread",
     3,
     PARETO_EXT_TIERING,
     {"an answer nobody reads is let go", "无人读取的结果会被释放"},
     20,
     unread},
    {"tiering.half_read",
     3,
     PARETO_EXT_TIERING,
     {"an answer read in part is let go", "只读了一部分的结果会被释放"},
     20,
     half_read},
    {"tiering.outlives",
     3,
     PARETO_EXT_TIERING,
     {"answered rows outlive their stream", "返回的行在数据流释放后仍有效"},
     20,
     outlives},
    {"tiering.cancel",
     3,
     PARETO_EXT_TIERING,
     {"it ends soon when it is cancelled, and says so", "取消后很快结束并如实报告"},
     60,
     cancel},
    {"tiering.wrong_type",
     3,
     PARETO_EXT_TIERING,
     {"columns of another type are refused with words", "类型不符的列会被说明并拒绝"},
     20,
     wrong_type},
    {"tiering.broken_input",
     3,
     PARETO_EXT_TIERING,
     {"an input that fails makes it fail, with the words", "输入失败时如实失败并转达原因"},
     20,
     broken_input},
    {"tiering.old_host",
     3,
     PARETO_EXT_TIERING,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     20,
     old_host},
    {"tiering.new_host",
     3,
     PARETO_EXT_TIERING,
     {"it works with a later host", "可在更新的主程序上运行"},
     20,
     new_host},
    {"tiering.balance",
     3,
     PARETO_EXT_TIERING,
     {"a thousand runs leave nothing behind", "一千次运行不留痕迹"},
     60,
     balance},
};

}  // namespace

std::span<const Case> tiering_cases() { return kCases; }

}  // namespace pareto::conformance
