#include "segments.hpp"

#include <algorithm>

#include "pareto/words.hpp"
#include "pareto/written_lines.hpp"

namespace pareto::rfm {
namespace {

constexpr std::string_view kBundled =
#include "bundled.inc"
    ;

using sdk::split;
using sdk::trimmed;

constexpr sdk::WideSign kPunctuation[] = {
#include "punctuation.inc"
};

// One segment's line; `line` counts from 1.
class LineReader {
 public:
  LineReader(const sdk::Job& job, int line, int bins) : job_(job), line_(line), bins_(bins) {}

  Segment read(std::string_view text) const {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || trimmed(text.substr(0, equals)).empty()) {
      wrong({"“{}” is not a segment; write: CODE = r4-5 f4-5 m4-5 | Name",
             "“{}”不是分群；请写：代码 = r4-5 f4-5 m4-5 | Name | 名称"},
            {std::string(text)});
    }
    const auto parts = split(text.substr(equals + 1), '|');
    Segment segment;
    segment.code = trimmed(text.substr(0, equals));
    segment.name = parts.size() > 1 && !parts[1].empty() ? std::string(parts[1]) : segment.code;
    segment.name_zh = parts.size() > 2 && !parts[2].empty() ? std::string(parts[2]) : segment.name;
    for (const std::string_view range : split(parts.front(), ' ')) read_range(range, segment);
    return segment;
  }

  [[noreturn]] void wrong(const sdk::Words& words,
                          const std::vector<std::string>& values = {}) const {
    const std::string text = sdk::say(job_, words, values);
    sdk::fail(job_, PARETO_E_ARGUMENT, {"line {} of the segments: {}", "分群表第 {} 行：{}"},
              {std::to_string(line_), text});
  }

 private:
  void read_range(std::string_view range, Segment& segment) const {
    const std::size_t which = range.empty() ? 3 : std::string_view("rfm").find(range.front());
    const auto digit = [&](std::size_t at) {
      return at < range.size() && range[at] >= '1' && range[at] <= '0' + bins_ ? range[at] - '0'
                                                                               : 0;
    };
    const int least = digit(1), most = range.size() == 2                      ? least
                                       : range.size() == 4 && range[2] == '-' ? digit(3)
                                                                              : 0;
    if (which > 2 || least == 0 || most < least) {
      wrong({"“{0}” is no range; write r, f or m and bins from 1 to {1}, such as r4-5 or f1",
             "“{0}”不是范围；请写 r、f 或 m 和 1 到 {1} 的档，如 r4-5 或 f1"},
            {std::string(range), std::to_string(bins_)});
    }
    segment.least[which] = static_cast<Bin>(least);
    segment.most[which] = static_cast<Bin>(most);
  }

  const sdk::Job& job_;
  int line_, bins_;
};

}  // namespace

std::string_view bundled_segments() { return kBundled; }

Segments::Segments(const sdk::Job& job, std::string_view said, int bins) : bins_(bins) {
  if (said.empty() && bins != 5) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"the bundled segments are made for 5 bins; write segments of your own for {}",
               "自带的分群按 5 档写成；{} 档请自己写分群"},
              {std::to_string(bins)});
  }
  const std::string text = sdk::plain_text(said.empty() ? kBundled : said, kPunctuation);
  int line = 0;
  for (const std::string_view row : split(text, '\n')) {
    ++line;
    if (row.empty() || row.front() == '#') continue;
    const LineReader reader(job, line, bins);
    Segment segment = reader.read(row);
    if (std::any_of(all_.begin(), all_.end(),
                    [&](const Segment& other) { return other.code == segment.code; }))
      reader.wrong({"the segment {} stands twice", "分群 {} 写了两次"}, {segment.code});
    all_.push_back(std::move(segment));
    if (all_.size() > 250) reader.wrong({"there are more than 250 segments", "分群超过 250 个"});
  }
  fill(job);
}

void Segments::fill(const sdk::Job& job) {
  const auto bins = static_cast<std::size_t>(bins_);
  of_.assign(bins * bins * bins, 255);
  for (std::size_t s = 0; s < all_.size(); ++s) {
    const Segment& one = all_[s];
    bool reached = false;
    const auto last = [&](int which) { return std::min<int>(one.most[which], bins_); };
    for (int r = one.least[0]; r <= last(0); ++r) {
      for (int f = one.least[1]; f <= last(1); ++f) {
        for (int m = one.least[2]; m <= last(2); ++m) {
          std::uint8_t& segment =
              of_[place(static_cast<Bin>(r), static_cast<Bin>(f), static_cast<Bin>(m))];
          if (segment != 255) continue;
          segment = static_cast<std::uint8_t>(s);
          reached = true;
        }
      }
    }
    if (!reached)
      sdk::fail(
          job, PARETO_E_ARGUMENT,
          {"the segment {} is never reached: lines above it take all of it; put it further up or remove it",
           "分群 {} 永远轮不到：上面的行已全部占去；请上移或删除"},
          {one.code});
  }
  const auto empty = std::find(of_.begin(), of_.end(), 255);
  if (empty == of_.end()) return;
  const auto at = static_cast<std::size_t>(empty - of_.begin());
  const auto digit = [&](std::size_t value) { return std::to_string(value % bins + 1); };
  sdk::fail(
      job, PARETO_E_ARGUMENT,
      {"no segment holds r{0} f{1} m{2}; add a last line that holds the rest, such as: others = r1-{3}",
       "没有分群包括 r{0} f{1} m{2}；请在最后加一行收下其余，如：others = r1-{3}"},
      {digit(at / bins / bins), digit(at / bins), digit(at), std::to_string(bins)});
}

}  // namespace pareto::rfm
