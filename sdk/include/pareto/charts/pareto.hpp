// The Pareto chart: cumulative share above, sorted bars below, one axis of subjects for both, bands
// of tiers behind.
#pragma once

#include <algorithm>
#include <cmath>

#include "pareto/chart_axis.hpp"
#include "pareto/chart_rows.hpp"
#include "pareto/drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail::pareto_chart {

inline constexpr double kLeft = 15, kRight = kSheetWidth;  // of both panels
inline constexpr double kTop = 10, kBottom = 60;           // 100 % and 0 % of the upper panel
inline constexpr double kBarTop = 78.2, kBase = 145;  // the largest bar and zero of the lower panel
inline constexpr double kNames = 18;                  // room for names under the bars
inline constexpr int kMostNames = 20;
inline constexpr double kRestWidth = 22,
                        kRestsWidth = 66;  // of one row that sums up others, of all of them

struct Bar {
  double left, right;    // of its slot
  double before, after;  // cumulative share
  std::int64_t count_before, count;
  double value;  // of one subject: the mean where several are summed up
  bool rest;
};

struct Band {
  std::string tier;
  int first, last;  // rows
};

inline std::vector<Bar> lay_out(const ChartRows& rows) {
  double total = 0;
  int rests = 0;
  for (int i = 0; i < rows.rows(); ++i) {
    total += rows.real("value", i);
    rests += rows.has("rest", i) ? 1 : 0;
  }
  const int singles = rows.rows() - rests;
  const double rest_unit = singles == 0 ? (kRight - kLeft) / std::max(rests, 1)
                                        : std::min(kRestWidth, kRestsWidth / std::max(rests, 1));
  const double unit = (kRight - kLeft - rest_unit * rests) / std::max(singles, 1);
  std::vector<Bar> bars;
  double x = kLeft, sum = 0;
  std::int64_t count = 0;
  for (int i = 0; i < rows.rows(); ++i) {
    Bar bar{};
    bar.rest = rows.has("rest", i);
    bar.count = bar.rest ? std::max<std::int64_t>(rows.integer("rest", i), 1) : 1;
    bar.count_before = count;
    bar.left = x;
    bar.right = x + (bar.rest ? rest_unit : unit);
    const double value = rows.real("value", i);
    bar.value = value / static_cast<double>(bar.count);
    // What the report says about shares holds; the last row ends where its own value brings it.
    bar.before = rows.has("share_before", i) ? rows.real("share_before", i)
                 : total != 0                ? sum / total
                                             : 0;
    bar.after = bar.before + (total != 0 ? value / total : 0);
    if (!bars.empty()) bars.back().after = bar.before;
    sum += value;
    count += bar.count;
    x = bar.right;
    bars.push_back(bar);
  }
  return bars;
}

inline std::vector<Band> bands_of(const ChartRows& rows) {
  std::vector<Band> bands;
  for (int i = 0; i < rows.rows(); ++i) {
    const std::string_view tier = rows.text("tier", i);
    if (bands.empty() || bands.back().tier != tier) bands.push_back({std::string(tier), i, i});
    bands.back().last = i;
  }
  return bands;
}

class PlotOfPareto {
 public:
  PlotOfPareto(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts)
      : info_(info),
        rows_(rows),
        amounts_(amounts),
        bars_(lay_out(rows)),
        bands_(bands_of(rows)),
        axis_(rows.column("value"), 0, largest(), amounts),
        drawing_(kSheetWidth, kBase + kNames, summary()) {}

  Drawing draw() {
    draw_bands();
    draw_shares();
    draw_values();
    draw_bars();
    draw_points();
    draw_remarks();
    return std::move(drawing_);
  }

 private:
  [[nodiscard]] double largest() const {
    double most = 0;
    for (const Bar& bar : bars_) most = std::max(most, bar.value);
    return most;
  }
  [[nodiscard]] static double share_y(double share) {
    return kBottom - (kBottom - kTop) * std::clamp(share, 0.0, 1.15);
  }
  [[nodiscard]] double value_y(double value) const {
    return kBase - (kBase - kBarTop) * std::max(value, 0.0) / axis_.most();
  }
  [[nodiscard]] std::string counted(std::int64_t count) const {
    std::string subject = info_.subject;
    if (count == 1 && !amounts_.chinese() && !subject.empty() && subject.back() == 's')
      subject.pop_back();
    return count_text(count) + (subject.empty() ? "" : " " + subject);
  }
  [[nodiscard]] std::int64_t count_of(const Band& band) const {
    const Bar& last = bars_[static_cast<std::size_t>(band.last)];
    return last.count_before + last.count -
           bars_[static_cast<std::size_t>(band.first)].count_before;
  }
  [[nodiscard]] double share_of(const Band& band) const {
    return bars_[static_cast<std::size_t>(band.last)].after -
           bars_[static_cast<std::size_t>(band.first)].before;
  }
  [[nodiscard]] std::string band_words(const Band& band) const {
    return counted(count_of(band)) + " · " + percent_text(share_of(band));
  }
  [[nodiscard]] std::string summary() const {
    std::string words = info_.title;
    for (const Band& band : bands_) {
      if (!band.tier.empty())
        words += (words.empty() ? "" : "; ") + band.tier + ": " + band_words(band);
    }
    return words;
  }

  // What stands at the head of a band: in one line where it fits, else in two, moved aside where
  // even that is too wide.
  struct BandLabel {
    std::string tier, first, second;
    double x, width;
  };
  [[nodiscard]] std::vector<BandLabel> band_labels() const {
    std::vector<BandLabel> labels;
    for (const Band& band : bands_) {
      if (band.tier.empty()) continue;
      const double left = bars_[static_cast<std::size_t>(band.first)].left,
                   right = bars_[static_cast<std::size_t>(band.last)].right;
      BandLabel label{band.tier, band_words(band), {}, left + 1.2, 0};
      label.width = 5.8 + 2.7 * em_width(label.first);
      if (label.x + label.width > right + (&band == &bands_.back() ? 1 : 0)) {
        label.first = counted(count_of(band));
        label.second = percent_text(share_of(band));
        label.width = 5.8 + 2.7 * std::max(em_width(label.first), em_width(label.second));
      }
      labels.push_back(std::move(label));
    }
    for (std::size_t i = 1; i < labels.size(); ++i) {
      labels[i].x = std::max(labels[i].x, labels[i - 1].x + labels[i - 1].width + 2);
    }
    double free_until = kRight + 1;
    for (std::size_t i = labels.size(); i-- > 0;) {
      labels[i].x = std::min(labels[i].x, free_until - labels[i].width);
      free_until = labels[i].x - 2;
    }
    return labels;
  }

  void draw_bands() {
    for (std::size_t i = 0; i < bands_.size() && i < 2; ++i) {
      const double left = bars_[static_cast<std::size_t>(bands_[i].first)].left;
      drawing_.rect(left, 0, bars_[static_cast<std::size_t>(bands_[i].last)].right - left, kBase,
                    i == 0 ? Ink::BandA : Ink::BandB);
    }
    for (const BandLabel& label : band_labels()) {
      drawing_.badge(label.x, 1.5, label.tier);
      drawing_.text(label.x + 5.8, 4.7, "k", label.first, 2.7);
      if (!label.second.empty()) drawing_.text(label.x + 5.8, 8.2, "k", label.second, 2.7);
    }
  }

  void draw_shares() {
    const bool marked = std::isfinite(info_.mark_value);
    for (const double share : {0.0, 0.5, 1.0}) {
      drawing_.line(kLeft, share_y(share), kRight, share_y(share),
                    share == 0 ? Ink::LineStrong : Ink::ChartGrid, .2);
      if (marked && std::fabs(share - info_.mark_value) < .05) continue;
      drawing_.text(kLeft - 1.5, share_y(share) + .9, "e", percent_text(share, 0));
    }
    drawing_.text(kLeft - 1.5, 7.4, "e s", amounts_.chinese() ? "累计占比" : "Share, sum");
    if (marked) {
      const double y = share_y(info_.mark_value);
      drawing_.line(kLeft, y, kRight, y, Ink::Mark, .3, true);
      drawing_.text(kLeft - 1.5, y + .9, "e b", percent_text(info_.mark_value, 0), 0, Ink::Mark);
    }
    if (bars_.empty()) return;
    std::vector<Drawing::Point> points{{kLeft, share_y(bars_[0].before)}};
    for (const Bar& bar : bars_) points.push_back({bar.right, share_y(bar.after)});
    drawing_.path(std::move(points), Ink::ChartLine, .45);
  }

  void draw_values() {
    for (const double tick : axis_.ticks()) {
      drawing_.line(kLeft, value_y(tick), kRight, value_y(tick),
                    tick == 0 ? Ink::Text3 : Ink::ChartGrid, .2);
      drawing_.text(kLeft - 1.5, value_y(tick) + .9, "e", axis_.label(tick));
    }
    drawing_.text(kLeft - 1.5, 71.4, "e s", axis_.unit());
  }

  void draw_bars() {
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const int row = static_cast<int>(i);
      const Bar& bar = bars_[i];
      const double slot = bar.right - bar.left,
                   width = bar.rest ? slot * .9 : std::min(slot * .74, 9.0);
      const double middle = (bar.left + bar.right) / 2, top = value_y(bar.value);
      const bool marked = !rows_.text("mark", row).empty();
      std::size_t band = 0;
      while (band + 1 < bands_.size() && bands_[band].last < row) ++band;
      drawing_.begin_hint(std::string(rows_.text("label", row)) + ": " +
                          rows_.shown("value", row, amounts_));
      drawing_.rect(middle - width / 2, top, width, kBase - top,
                    band == 0   ? Ink::ChartA
                    : band == 1 ? Ink::ChartB
                                : Ink::ChartC,
                    bar.rest ? .45 : 1);
      drawing_.end_hint();
      if (bar.rest) draw_rest(row, middle, top, slot);
      if (i == 0 && !bar.rest) draw_first_value(middle + width / 2 + 1, middle, top);
      if (marked)
        drawing_.text(middle, top - (i == 0 ? 4.4 : 1.4), "m b", rows_.text("mark", row), 3.2,
                      Ink::Bad);
      // Who they are: the first bands by name, all where there is room.
      if (!bar.rest && row < kMostNames && (band < 2 || bars_.size() <= 20)) {
        const double size = std::min(2.5, slot * .95);
        const std::string name = clipped(rows_.text("label", row), (kNames - 2) / size);
        const TextLook look(band == 0 ? "k" : "s");
        if (marked)
          drawing_.vertical(middle, kBase + 1.6, look, name, size, Ink::Bad);
        else
          drawing_.vertical(middle, kBase + 1.6, look, name, size);
      }
    }
  }

  void draw_first_value(double beside, double middle, double top) {
    const std::string words = axis_.label(rows_.real("value", 0));
    const bool crowded = bars_.size() > 1 && value_y(bars_[1].value) < top + 4;
    if (crowded)
      drawing_.text(std::max(middle, kLeft + 2), top - 1.2, "m k", words);
    else
      drawing_.text(beside, top + 2.2, "k", words);
  }

  void draw_rest(int row, double middle, double top, double slot) {
    const double size = std::min(2.45, slot / 5.2);
    drawing_.text(middle, kBase + 3.6, "m s", amounts_.chinese() ? "其余" : "others", size);
    drawing_.text(middle, kBase + 6.6, "m s",
                  count_text(bars_[static_cast<std::size_t>(row)].count), size);
    drawing_.text(middle, kBase + 9.6, "m", rows_.shown("value", row, amounts_), size);
    if (kBase - top > 0)
      drawing_.text(middle, top - 1.2, "m", amounts_.chinese() ? "平均" : "mean", size);
  }

  // Where the line crosses the mark, where the second band ends, how much the largest has.
  void draw_points() {
    if (bars_.empty()) return;
    const std::size_t none = bars_.size();
    std::size_t crossing = none;
    if (std::isfinite(info_.mark_value)) {
      for (std::size_t i = 0; i < bars_.size() && crossing == none; ++i) {
        if (bars_[i].after >= info_.mark_value - 1e-12) crossing = i;
      }
    }
    if (crossing != none) {
      const Bar& bar = bars_[crossing];
      drawing_.line(bar.right, share_y(bar.after), bar.right, kBase, Ink::Mark, .3, true);
      drawing_.ring(bar.right, share_y(bar.after), 1, Ink::Mark, .45);
      const std::string words = first_words(bar, true);
      const bool left = bar.right + 1.8 + 2.6 * em_width(words) > kRight;
      // The line rises: what stands below at the right or above at the left does not touch it.
      drawing_.text(bar.right + (left ? -1.8 : 1.8), share_y(bar.after) + (left ? -1.8 : 5.2),
                    left ? "e b h" : "b h", words, 0, Ink::Mark);
    }
    if (bands_.size() > 2) {
      const auto last = static_cast<std::size_t>(bands_[1].last);
      const Bar& bar = bars_[last];
      if (last != crossing && bar.right < kRight - 1) {
        const std::string words = first_words(bar, false);
        drawing_.circle(bar.right, share_y(bar.after), .7, Ink::ChartLine);
        // Where there is no room for it at the right, the band says it.
        if (bar.right + 1 + 2.5 * em_width(words) <= kRight)
          drawing_.text(bar.right + 1, share_y(bar.after) + 4, "s h", words);
      }
    }
    if (crossing != 0 && bars_.size() > 1 && !bars_[0].rest) {
      drawing_.circle(bars_[0].right, share_y(bars_[0].after), .7, Ink::ChartLine);
      const std::string share = percent_text(bars_[0].after - bars_[0].before);
      const std::string words =
          amounts_.chinese()
              ? "最大一" + (info_.subject.empty() ? "个" : info_.subject) + " " + share
              : "the largest " + share;
      // Beside the line where it is steep, below it where it is not.
      const double x = bars_[0].right, y = share_y(bars_[0].after);
      const bool steep = y - share_y(share_at(x + 5)) > 5;
      drawing_.text(x + 1.6, y + (steep ? 1.6 : 4.4), "s h", words);
    }
  }
  // Where the line is at x.
  [[nodiscard]] double share_at(double x) const {
    for (const Bar& bar : bars_) {
      if (x <= bar.right)
        return bar.before +
               (bar.after - bar.before) * std::max(x - bar.left, 0.0) / (bar.right - bar.left);
    }
    return bars_.back().after;
  }
  [[nodiscard]] std::string first_words(const Bar& bar, bool sum) const {
    const std::int64_t count = bar.count_before + bar.count;
    const std::string share = percent_text(bar.after);
    return amounts_.chinese() ? "前 " + counted(count) + (sum ? "累计 " : " ") + share
                              : "first " + counted(count) + ": " + share;
  }

  // Short texts over the low bars at the right, the one place that stays free.
  void draw_remarks() {
    if (info_.remarks.empty() || bars_.empty()) return;
    const double after = bands_.size() > 2 ? bars_[static_cast<std::size_t>(bands_[2].first)].left
                                           : kLeft + (kRight - kLeft) * .55;
    const double x = std::min(after + 1.4, kRight - 60);
    double top = kBase;
    for (const Bar& bar : bars_) {
      if (bar.right > x) top = std::min(top, value_y(bar.value) - (bar.rest ? 4 : 0));
    }
    std::vector<std::string> lines;
    for (const Span& remark : info_.remarks) {
      for (std::string& line : wrapped(remark.text, (kRight - x) / 2.9))
        lines.push_back(std::move(line));
    }
    double y = std::max(top - 4.5, kBottom + 8 + 4.4 * static_cast<double>(lines.size()));
    for (auto line = lines.rbegin(); line != lines.rend(); ++line, y -= 4.4)
      drawing_.text(x, y, "s h", *line, 2.9);
  }

  const ChartInfo& info_;
  const ChartRows& rows_;
  const Amounts& amounts_;
  std::vector<Bar> bars_;
  std::vector<Band> bands_;
  ChartAxis axis_;
  Drawing drawing_;
};

}  // namespace detail::pareto_chart

inline Drawing pareto_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts) {
  using namespace detail::pareto_chart;
  return PlotOfPareto(info, rows, amounts).draw();
}

}  // namespace v0
}  // namespace pareto::sdk
