#include "core/cli/terminal/progress.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/base/decimal.hpp"
#include "core/base/display_width.hpp"
#include "core/base/message.hpp"
#include "core/cli/terminal/bar.hpp"

namespace pareto::cli {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kPatience{300}, kBetweenLines{100};
constexpr seconds kBetweenPlain{5};
constexpr std::size_t kLeastBar = 8;

std::string with_commas(std::int64_t value) { return format_decimal(value * kDecimalOne, 0); }

std::string duration_left(Language language, double seconds_left) {
  const auto whole = std::max<std::int64_t>(1, std::llround(std::ceil(seconds_left)));
  if (whole < 90) return say(language, Text{"{} s left", "还需 {} 秒"}, {whole});
  const std::int64_t minutes = (whole + 59) / 60;
  if (minutes < 90) return say(language, Text{"{} min left", "还需 {} 分钟"}, {minutes});
  return say(language, Text{"{} h {} min left", "还需 {} 小时 {} 分钟"},
             {minutes / 60, minutes % 60});
}

std::string duration_taken(Language language, Progress::Clock::duration elapsed) {
  const auto tenths = duration_cast<milliseconds>(elapsed).count() / 100;
  const std::string number =
      tenths < 1000 ? format_decimal(tenths * 1000, 1) : with_commas(tenths / 10);
  return say(language, Text{"{} s", "{} 秒"}, {number});
}

}  // namespace

ProgressMode progress_mode(std::string_view choice, const Terminal& terminal) {
  if (choice == "plain") return ProgressMode::Plain;
  if (choice == "none") return ProgressMode::Silent;
  return terminal.rewritable ? ProgressMode::Line : ProgressMode::Silent;
}

Progress::Progress(Stream& err, Language language, ProgressMode mode, Words words, Now now)
    : err_(err),
      language_(language),
      mode_(mode),
      words_(std::move(words)),
      now_(std::move(now)),
      start_(now_()),
      next_(duration_cast<Clock::duration>(mode == ProgressMode::Plain ? milliseconds(kBetweenPlain)
                                                                       : kPatience)
                .count()) {}

Progress::~Progress() { end(false); }

void Progress::update(std::int64_t done, std::int64_t all) {
  if (mode_ == ProgressMode::Silent) return;
  done_.store(done, std::memory_order_relaxed);
  all_.store(all, std::memory_order_relaxed);
  const Clock::duration elapsed = now_() - start_;
  if (elapsed.count() < next_.load(std::memory_order_relaxed)) return;
  // Another thread that draws at this moment draws what matters.
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (!lock || ended_ || elapsed.count() < next_.load(std::memory_order_relaxed)) return;
  const Clock::duration pause =
      mode_ == ProgressMode::Plain ? Clock::duration(kBetweenPlain) : kBetweenLines;
  next_.store((elapsed + pause).count(), std::memory_order_relaxed);
  draw(elapsed);
}

void Progress::draw(Clock::duration elapsed) {
  if (mode_ == ProgressMode::Plain) {
    err_.line(line(elapsed, false));
  } else {
    err_.write("\r" + line(elapsed, false) + "\x1b[K");
  }
  err_.flush();
  shown_ = true;
}

void Progress::keep() { end(true); }
void Progress::clear() { end(false); }

void Progress::end(bool keep) {
  const std::scoped_lock lock(drawing_);
  if (std::exchange(ended_, true) || !shown_) return;
  if (mode_ == ProgressMode::Line) err_.write("\r\x1b[K");
  if (keep) err_.line(line(now_() - start_, true));
  err_.flush();
}

std::string Progress::count() const {
  const std::int64_t done = done_.load(std::memory_order_relaxed),
                     all = all_.load(std::memory_order_relaxed);
  std::string out = std::string(words_.indent, ' ') + words_.verb + "  " + with_commas(done);
  if (all > 0) out += " / " + with_commas(all);
  return words_.unit.empty() ? out : out + " " + words_.unit;
}

std::string Progress::line(Clock::duration elapsed, bool at_end) const {
  const auto done = static_cast<double>(done_.load(std::memory_order_relaxed));
  const auto all = static_cast<double>(all_.load(std::memory_order_relaxed));
  const double share = all > 0 ? std::clamp(done / all, 0.0, 1.0) : 0;
  const double taken = std::chrono::duration<double>(elapsed).count();

  std::vector<std::string> parts{count()};
  if (at_end || all <= 0) {
    parts.push_back(duration_taken(language_, elapsed));
  } else {
    // 100% is a promise: not before the end.
    parts.push_back(std::to_string(share < 1 ? std::min(99L, std::lround(share * 100)) : 100L) +
                    "%");
    if (share > 0) parts.push_back(duration_left(language_, taken * (1 - share) / share));
  }
  if (!at_end) {
    parts.push_back(
        say(language_, Text{"Ctrl-C cancels, nothing is left half done", "Ctrl-C 取消，不留半截"}));
  }

  // The line must not reach the last cell, or the terminal wraps it and the next one cannot be
  // written over it.
  constexpr std::size_t kGap = 3;
  const bool rewritten = mode_ == ProgressMode::Line;
  const auto room = static_cast<std::size_t>(std::max(err_.terminal().columns - 1, 20));
  std::string out;
  for (const std::string& part : parts) {
    const std::size_t width = display_width(out) + (out.empty() ? 0 : kGap) + display_width(part);
    if (rewritten && !out.empty() && width > room) break;
    if (!out.empty()) out.append(kGap, ' ');
    out += part;
  }
  if (!rewritten || all <= 0) return out;
  const std::size_t used = display_width(out) + kGap;
  const std::size_t cells = used < room ? std::min<std::size_t>(kBarCells, room - used) : 0;
  if (cells < kLeastBar) return out;
  const std::string blocks = bar(share, err_.terminal().blocks, static_cast<int>(cells));
  if (blocks.empty()) return out;
  return out.append(kGap, ' ') + err_.styled(Style::Accent, blocks);
}

}  // namespace pareto::cli
