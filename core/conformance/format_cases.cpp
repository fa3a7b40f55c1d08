// L3 to L5 of formats: a document with everything in it, sinks that fail, and the same bytes for
// the same document.
#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "core/conformance/cases.hpp"
#include "core/conformance/format_run.hpp"
#include "core/conformance/timing.hpp"
#include "pareto/testing/torture_document.hpp"

namespace pareto::conformance {
namespace {

using sdk::Document;
using sdk::testing::write_torture_document;

void sound(Trial& trial) {
  const FormatRun run(trial);
  for (const char* language : {"en", "zh-Hans"}) {
    run.whole({.language = language});
    run.whole({.language = language, .many_files = false});
  }
}
void small(Trial& trial) {
  FormatRun(trial).render([](Document& to) {
    to.begin({.title = "t"});
    to.paragraph(sdk::Paragraph::Lead, "one sentence");
  });
  FormatRun(trial).render([](Document& to) { to.begin({}); });
}
void unfinished(Trial& trial) {
  const FormatRun run(trial);
  run.render([](Document& to) { write_torture_document(to); }, {.finish = false});
  run.render([](Document&) {}, {.finish = false});
}

// Rows are released whatever becomes of them: when a table is done, and when its rows fail
// half-way.
void released(Trial& trial) {
  const FormatRun run(trial);
  auto* ledger = new sdk::testing::Ledger;
  run.whole({}, {.rows = 3000, .batch_rows = 100, .ledger = ledger});
  if (ledger->alive() != 0)
    fail({"{} batches of its tables were never released", "表格的 {} 批数据没有释放"},
         {ledger->alive()});
  if (ledger->twice() != 0)
    fail({"it released batches of its tables twice", "表格的批次被释放了两次"});
}

void broken_rows(Trial& trial) {
  const FormatRun run(trial);
  bool failed = false;
  try {
    run.render([](Document& to) {
      to.begin({.title = "t"});
      const std::vector<sdk::Column> columns = {
          {.name = "a", .label = "A", .type = sdk::Type::Int}};
      to.table({.name = "t", .columns = columns},
               sdk::make_stream(sdk::schema_of(columns), [turn = 0](sdk::Batch& out) mutable {
                 if (turn++ == 2) throw std::runtime_error("flames");
                 sdk::BatchBuilder rows({{"a", sdk::Type::Int}});
                 rows.integer(0, 1);
                 rows.end_row();
                 out = rows.finish();
                 return true;
               }));
    });
  } catch (const Error& error) {
    failed = true;
    if (error.text(Language::English).find("flames") == std::string::npos)
      fail({"it keeps to itself why the rows failed: \"{}\"", "没有转达行失败的原因：“{}”"},
           {error.text(Language::English)});
  }
  if (!failed)
    fail({"the rows of a table failed and it went on as if they had ended",
          "表格的行已失败，它却当作正常结束"},
         {}, {"look at what get_next answers", "请检查 get_next 的返回值"});
}

void full_disk(Trial& trial) {
  const FormatRun run(trial);
  std::size_t size = 0;
  for (const auto& [name, bytes] : run.render([](Document& to) { write_torture_document(to); }))
    size += bytes.size();
  for (const std::int64_t room : {std::int64_t{0}, static_cast<std::int64_t>(size / 3),
                                  static_cast<std::int64_t>(size) - 1}) {
    bool failed = false;
    try {
      run.whole({.fails_after = room});
    } catch (const Error& error) {
      failed = true;
      if (error.text(Language::English).find("as if it had been") != std::string::npos) throw;
    }
    if (!failed)
      fail({"the sink took {0} of {1} bytes, and it ended as if it had taken all",
            "sink 只接收了 {1} 字节中的 {0} 字节，它却当作全部成功"},
           {room, size});
  }
}

double cancelled(const FormatRun& run) {
  std::atomic<bool> cancel = false;
  std::chrono::steady_clock::time_point since;
  try {
    run.render(
        [&](Document& to) {
          to.begin({.title = "t"});
          const std::vector<sdk::Column> columns = {
              {.name = "a", .label = "A", .type = sdk::Type::Int}, {.name = "b", .label = "B"}};
          to.table(
              {.name = "t", .columns = columns},
              sdk::make_stream(sdk::schema_of(columns), [&, turn = 0](sdk::Batch& out) mutable {
                if (turn == 200) return false;
                if (turn++ == 10) since = std::chrono::steady_clock::now(), cancel = true;
                // What reads for a report stops by itself when its job is cancelled.
                if (turn > 12 && cancel) throw sdk::Cancelled();
                sdk::BatchBuilder rows(
                    sdk::schema_of({{.name = "a", .label = "A", .type = sdk::Type::Int},
                                    {.name = "b", .label = "B"}}));
                for (int row = 0; row < 200; ++row)
                  rows.integer(0, row), rows.text(1, "text"), rows.end_row();
                out = rows.finish();
                return true;
              }));
        },
        {.cancel = &cancel});
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    return milliseconds_since(since);
  }
  fail({"cancelled in the middle of a table it went on to the end", "在表格中途取消仍运行到底"});
}
void cancel(Trial& trial) {
  const FormatRun run(trial);
  const double took = least_of(5, kCancelMilliseconds, [&] { return cancelled(run); });
  if (took > kCancelMilliseconds)
    fail({"cancelled it took {0} ms to end, more than {1}",
          "取消后用了 {0} 毫秒才结束，超过 {1} 毫秒"},
         {static_cast<std::int64_t>(took), static_cast<int>(kCancelMilliseconds)});
}

void old_host(Trial& trial) { FormatRun(trial).whole({.shape = HostShape::Oldest}); }
void new_host(Trial& trial) { FormatRun(trial).whole({.shape = HostShape::Newer}); }

void balance(Trial& trial) {
  const FormatRun run(trial);
  require_balance(200, [&] {
    run.render([](Document& to) {
      to.begin({.title = "t"});
      to.heading(1, "h");
      const std::vector<sdk::Column> columns = {
          {.name = "a", .label = "A", .type = sdk::Type::Int}};
      sdk::BatchBuilder rows(sdk::schema_of(columns));
      rows.integer(0, 7);
      rows.end_row();
      to.table({.name = "t", .columns = columns}, rows.finish());
    });
  });
}

void require_alike(const std::map<std::string, std::string>& one,
                   const std::map<std::string, std::string>& other, const Text& how) {
  for (const auto& [name, bytes] : one) {
    const auto found = other.find(name);
    if (found != other.end() && found->second == bytes) continue;
    const std::string& second = found == other.end() ? std::string() : found->second;
    const std::size_t at =
        static_cast<std::size_t>(std::ranges::mismatch(bytes, second).in1 - bytes.begin());
    throw Error(ErrorCode::Data,
                {Text{"the file \"{0}\" differs from byte {1} on ({2} and {3} bytes)",
                      "文件“{0}”从第 {1} 字节起不同（{2} 与 {3} 字节）"},
                 {name, at, bytes.size(), second.size()}})
        .within(Message(how));
  }
}

void repeat(Trial& trial) {
  const FormatRun run(trial);
  const auto write = [](Document& to) { write_torture_document(to); };
  const auto first = run.render(write);
  std::this_thread::sleep_for(
      std::chrono::milliseconds(2100));  // files carry times of whole seconds, some of two
  require_alike(first, run.render(write), {"the same document twice", "同一文档两次"});
}

void batches(Trial& trial) {
  const FormatRun run(trial);
  const auto in = [&](std::int64_t rows) {
    return run.render(
        [&](Document& to) { write_torture_document(to, {.rows = 200, .batch_rows = rows}); });
  };
  require_alike(in(1000), in(7), {"rows in one batch and in many", "行在一批与多批中"});
}

void parallel(Trial& trial) {
  const FormatRun run(trial);
  const auto write = [](Document& to) { write_torture_document(to, {.rows = 20}); };
  const auto alone = run.render(write);
  std::exception_ptr fault[2];
  {
    std::vector<std::jthread> both;
    for (int i = 0; i < 2; ++i) {
      both.emplace_back([&, i] {
        try {
          for (int turn = 0; turn < 3; ++turn)
            require_alike(alone, run.render(write), {"beside another run", "与另一次运行并行时"});
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

void extremes(Trial& trial) {
  const FormatRun run(trial);
  for (std::uint64_t seed = 1; seed <= 4; ++seed)
    run.whole({.language = seed % 2 ? "en" : "zh-Hans"},
              {.rows = 60, .seed = seed, .nulls = seed == 4 ? 1.0 : 0.2});
}

void growth(Trial& trial) {
  const FormatRun run(trial);
  require_steady(250, 16'000,
                 [&](std::int64_t rows) { run.whole({}, {.rows = rows, .extremes = false}); });
}

void fuzz(Trial& trial) {
  const FormatRun run(trial);
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  for (int turn = 0; milliseconds_since(since) < 10'000; ++turn) {
    try {
      run.whole({.language = turn % 2 ? "en" : "zh-Hans", .many_files = noise.below(2) == 0},
                {.rows = noise.below(400),
                 .batch_rows = 1 + noise.below(100),
                 .seed = noise.next(),
                 .nulls = noise.real()});
    } catch (Error& error) {
      throw error.within({Text{"document {0} of seed {1}", "种子 {1} 的第 {0} 份文档"},
                          {turn, static_cast<std::int64_t>(trial.subject().seed)}});
    }
  }
}

constexpr Case kCases[] = {
    {"format.sound",
     3,
     PARETO_EXT_FORMAT,
     {"a document with everything in it, in both languages", "包含全部内容的文档，两种语言"},
     60,
     sound},
    {"format.small",
     3,
     PARETO_EXT_FORMAT,
     {"a document with next to nothing in it", "几乎为空的文档"},
     20,
     small},
    {"format.unfinished",
     3,
     PARETO_EXT_FORMAT,
     {"a document that is given up", "中途放弃的文档"},
     30,
     unfinished},
    {"format.released", 3, PARETO_EXT_FORMAT, {"rows are released", "行会被释放"}, 60, released},
    {"format.broken_rows",
     3,
     PARETO_EXT_FORMAT,
     {"rows that fail make it fail, with the words", "行失败时如实失败并转达原因"},
     20,
     broken_rows},
    {"format.full_disk",
     3,
     PARETO_EXT_FORMAT,
     {"bytes that are not taken are a failure", "内容未被接收即为失败"},
     60,
     full_disk},
    {"format.cancel",
     3,
     PARETO_EXT_FORMAT,
     {"it ends soon when it is cancelled, and says so", "取消后很快结束并如实报告"},
     60,
     cancel},
    {"format.old_host",
     3,
     PARETO_EXT_FORMAT,
     {"it works with the first host there was", "可在最早的主程序上运行"},
     30,
     old_host},
    {"format.new_host",
     3,
     PARETO_EXT_FORMAT,
     {"it works with a later host", "可在更新的主程序上运行"},
     30,
     new_host},
    {"format.balance",
     3,
     PARETO_EXT_FORMAT,
     {"two hundred documents leave nothing behind", "两百份文档不留痕迹"},
     90,
     balance},
    {"format.extremes",
     4,
     PARETO_EXT_FORMAT,
     {"the ends of every type, nulls, and texts of every kind", "各类型极值、空值与各种文本"},
     60,
     extremes},
    {"format.repeat",
     4,
     PARETO_EXT_FORMAT,
     {"the same document: the same bytes", "相同文档，相同字节"},
     60,
     repeat},
    {"format.batches",
     4,
     PARETO_EXT_FORMAT,
     {"one batch or many: the same bytes", "一批或多批，字节相同"},
     60,
     batches},
    {"format.parallel",
     4,
     PARETO_EXT_FORMAT,
     {"two documents at once", "两份文档并行"},
     90,
     parallel},
    {"format.growth",
     4,
     PARETO_EXT_FORMAT,
     {"its cost grows as the table does", "耗时随表格成比例增长"},
     120,
     growth},
    {"format.fuzz",
     5,
     PARETO_EXT_FORMAT,
     {"ten seconds of documents of chance", "十秒随机文档"},
     90,
     fuzz},
};

}  // namespace

std::span<const Case> format_cases() { return kCases; }

}  // namespace pareto::conformance
