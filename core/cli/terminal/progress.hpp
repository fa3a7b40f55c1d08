// How far a long piece of work is, in one line of standard error that is written over.
//
//     导入  96 / 158 行   61%   还需 1 秒   Ctrl-C 取消，不留半截   ██████████████▌
//
// Nothing shows before 300 ms have passed, and nothing at all in a pipe unless plain lines are
// wanted: one each 5 s. Workers call `update` from any thread as often as they like (it costs a
// look at the clock); the rest belongs to the thread that made it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "core/cli/terminal/output.hpp"

namespace pareto::cli {

enum class ProgressMode { Silent, Line, Plain };

// What `--progress auto|plain|none` means for this terminal.
[[nodiscard]] ProgressMode progress_mode(std::string_view choice, const Terminal& terminal);

class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  struct Words {
    std::string verb;  // "导入"
    std::string unit;  // "行"
    std::size_t indent = 0;
  };

  Progress(Stream& err, Language language, ProgressMode mode, Words words, Now now = Clock::now);
  // Takes the line away unless it was kept.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `all` 0: how much there will be is not known.
  void update(std::int64_t done, std::int64_t all = 0);

  // Ends with the last state and the time it took left on the screen, if anything was shown.
  void keep();
  // Ends and leaves nothing.
  void clear();

 private:
  void draw(Clock::duration elapsed);
  void end(bool keep);
  [[nodiscard]] std::string line(Clock::duration elapsed, bool at_end) const;
  [[nodiscard]] std::string count() const;

  Stream& err_;
  Language language_;
  ProgressMode mode_;
  Words words_;
  Now now_;
  Clock::time_point start_;
  std::atomic<std::int64_t> done_ = 0, all_ = 0;
  std::atomic<Clock::rep> next_;  // when to draw, since start_
  std::mutex drawing_;
  bool shown_ = false, ended_ = false;
};

}  // namespace pareto::cli
