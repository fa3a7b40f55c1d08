#include "core/cli/terminal/progress.hpp"

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/display_width.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;
using std::chrono::milliseconds;

struct Watch {
  Progress::Clock::time_point time{};
  Progress::Now now() {
    return [this] { return time; };
  }
};

TEST_CASE("Progress stands as in the reference", "[cli]") {
  Captured captured;
  Watch watch;
  Progress progress(captured.output.err, kChinese, ProgressMode::Line, {"导入", "行"}, watch.now());

  watch.time += milliseconds(1500);
  progress.update(96, 158);

  // 62 of 158 rows at 64 rows a second: 0.97 s, so one more second.
  CHECK(captured.err_text ==
        "\r导入  96 / 158 行   61%   还需 1 秒   Ctrl-C 取消，不留半截   ██████████████▌\x1b[K");
}

TEST_CASE("Short work shows nothing", "[cli]") {
  Captured captured;
  Watch watch;
  {
    Progress progress(captured.output.err, kChinese, ProgressMode::Line, {"导入", "行"},
                      watch.now());
    watch.time += milliseconds(299);
    progress.update(96, 158);
    progress.keep();
  }

  CHECK(captured.err_text.empty());
}

TEST_CASE("The line is written over, and taken away unless it is kept", "[cli]") {
  Captured captured;
  Watch watch;
  {
    Progress progress(captured.output.err, Language::English, ProgressMode::Line,
                      {"importing", "rows"}, watch.now());
    watch.time += milliseconds(400);
    progress.update(10, 100);
    watch.time += milliseconds(50);
    progress.update(11, 100);
  }

  CHECK(captured.err_text.find("11 / 100") == std::string::npos);
  CHECK(captured.err_text.ends_with("\r\x1b[K"));
  CHECK(captured.err_text.find('\n') == std::string::npos);
}

TEST_CASE("A kept line says how long it took", "[cli]") {
  Captured captured;
  Watch watch;
  Progress progress(captured.output.err, kChinese, ProgressMode::Line, {"导入", "行", 2},
                    watch.now());
  watch.time += milliseconds(310);
  progress.update(5253, 5253);

  progress.keep();

  CHECK(captured.err_text.ends_with(
      "\r\x1b[K  导入  5,253 / 5,253 行   0.3 秒   ████████████████████████\n"));
}

TEST_CASE("Plain progress is a line each five seconds, without a bar", "[cli]") {
  Captured captured(pipe());
  Watch watch;
  Progress progress(captured.output.err, Language::English, ProgressMode::Plain,
                    {"importing", "rows"}, watch.now());

  for (int i = 0; i < 110; ++i) {
    watch.time += milliseconds(100);
    progress.update(i + 1, 220);
  }

  CHECK(
      captured.err_text ==
      "importing  50 / 220 rows   23%   17 s left   Ctrl-C cancels, nothing is left half done\n"
      "importing  100 / 220 rows   45%   12 s left   Ctrl-C cancels, nothing is left half done\n");
}

TEST_CASE("A pipe gets no progress unless plain lines are wanted", "[cli]") {
  CHECK(progress_mode("auto", pipe()) == ProgressMode::Silent);
  CHECK(progress_mode("plain", pipe()) == ProgressMode::Plain);
  CHECK(progress_mode("auto", person()) == ProgressMode::Line);
  CHECK(progress_mode("none", person()) == ProgressMode::Silent);
}

TEST_CASE("Work of unknown length shows how much is done", "[cli]") {
  Captured captured;
  Watch watch;
  Progress progress(captured.output.err, kChinese, ProgressMode::Line, {"读取", "行"}, watch.now());

  watch.time += milliseconds(1200);
  progress.update(12000);

  CHECK(captured.err_text == "\r读取  12,000 行   1.2 秒   Ctrl-C 取消，不留半截\x1b[K");
}

TEST_CASE("The line never reaches the end of a narrow terminal", "[cli]") {
  for (int columns = 24; columns <= 110; ++columns) {
    Captured captured(person(columns));
    Watch watch;
    Progress progress(captured.output.err, kChinese, ProgressMode::Line, {"导入", "行"},
                      watch.now());
    watch.time += milliseconds(1500);
    progress.update(96, 158);

    const std::string line = captured.err_text.substr(1, captured.err_text.size() - 4);
    INFO(columns << ": " << line);
    CHECK(display_width(line) < static_cast<std::size_t>(columns));
  }
}

TEST_CASE("Workers report from any thread", "[cli]") {
  Captured captured(pipe());
  Progress progress(
      captured.output.err, Language::English, ProgressMode::Line, {"importing", "rows"},
      [at = Progress::Clock::time_point{}, count = std::make_shared<std::atomic<int>>(0)] {
        return at + milliseconds(count->fetch_add(1));
      });
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      for (int row = 0; row < 2000; ++row) progress.update(row, 2000);
    });
  }
  for (std::thread& worker : workers) worker.join();

  progress.keep();

  CHECK(captured.err_text.find("importing  1,999 / 2,000 rows") != std::string::npos);
}

}  // namespace
}  // namespace pareto::cli
