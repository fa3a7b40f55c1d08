#include "table_columns.hpp"

#include <algorithm>
#include <utility>

#include "cell_drawing.hpp"
#include "pareto/em_width.hpp"

namespace pareto::pdf {
namespace {

using sdk::Ink;
using sdk::Role;
using sdk::Type;

constexpr std::size_t kCellBytes = 600;  // of a longer text the begin is shown
constexpr double kCellEm = 120;
constexpr double kRank = 7, kCardRank = 6.4, kLeadingTier = 7;
constexpr double kLongestWord = 40, kNarrowText = 16, kNarrowTitle = 24, kWidestText = 150;

// What is not broken within: the longest word of letters, or a few Chinese characters.
double longest_word(Fonts& fonts, std::string_view text, const TextStyle& style) {
  double most = 0;
  std::string_view word = text;
  while (!word.empty()) {
    std::size_t end = 0;
    std::string_view rest = word;
    while (!rest.empty()) {
      std::string_view after = rest;
      const char32_t code = sdk::next_character(after);
      if (code == ' ' || sdk::detail::is_square(code)) break;
      rest = after;
    }
    end = word.size() - rest.size();
    if (end > 0)
      most =
          std::max(most, fonts.width(word.substr(0, std::min<std::size_t>(end, 200)), style.bold) *
                             style.size);
    if (!rest.empty()) sdk::next_character(rest);
    word = rest;
  }
  return most;
}

}  // namespace

std::string cell_words(std::string text) {
  return text.size() <= kCellBytes ? text : sdk::clipped(text, kCellEm);
}

bool one_line(const sdk::Column& column) {
  return is_number(column) || column.type == Type::Date || column.type == Type::Time ||
         column.type == Type::Bool || column.role == Role::Key || column.role == Role::Rank;
}

TableColumns::TableColumns(const sdk::TableInfo& info, const sdk::Amounts& amounts,
                           const Look& look, Fonts& fonts)
    : info_(info),
      amounts_(amounts),
      look_(look),
      fonts_(fonts),
      shape_(info.columns),
      needs_(shape_.cells().size()),
      places_(shape_.cells().size()) {
  for (const sdk::Column& column : info.columns) titled_ |= column.role == Role::Title;
  measure_heads();
  measure_total();
}

bool TableColumns::is_silent(std::size_t cell) const {
  const Role role = column(shape_.cells()[cell]).role;
  return role == Role::Rank || (role == Role::Tier && cell == 0);
}

bool TableColumns::at_right(std::size_t cell) const {
  const sdk::Column& info = column(shape_.cells()[cell]);
  return is_number(info) ||
         (info.role == Role::Tier && cell > 0 && cell + 1 == shape_.cells().size());
}

double TableColumns::indent(std::size_t cell) const {
  const sdk::Column& info = column(shape_.cells()[cell]);
  if (cell == 0) return call() ? 3 : 0;
  if (info.role == Role::Title || info.role == Role::Rank) {
    const Role before = column(shape_.cells()[cell - 1]).role;
    return before == Role::Rank || before == Role::Tier ? 0 : 3;
  }
  if (info.role == Role::Spark) return 1.5;
  if (is_number(info)) return cards() ? 3.6 : 3;
  return 4;
}

TextStyle TableColumns::style_of(std::size_t cell) const {
  const sdk::Column& info = column(shape_.cells()[cell]);
  const bool strong = (info.flags & PARETO_COLUMN_STRONG) != 0;
  TextStyle style = tight() ? look_.tight_cell : look_.cell;
  if (info.role == Role::Title) {
    if (cards()) return look_.card_title;
    style.bold = !tight();
  } else if (info.role == Role::Rank) {
    style.colour = colour_of(Ink::Accent);
    style.bold = true;
    if (cards()) style.size = points(11);
  } else if (info.role == Role::Key ||
             (info.type == Type::Text && titled_ && !strong && info.role != Role::Tier)) {
    style.colour = colour_of(Ink::Text2);
  }
  if (strong) {
    style.bold = true;
    if (cards()) style.size = look_.card_title.size;
  }
  return style;
}

void TableColumns::need(std::size_t cell, double least, double best) {
  const double left = indent(cell) + (cell + 1 == needs_.size() && call() ? 3 : 0);
  needs_[cell].least = std::max(needs_[cell].least, least + left);
  needs_[cell].best = std::max({needs_[cell].best, best + left, needs_[cell].least});
}

TextBlock TableColumns::heading(std::size_t cell, double width) {
  const sdk::Column& info = column(shape_.cells()[cell]);
  const sdk::Heading words = heading_of(info, amounts_);
  std::string label = words.label;
  if (!words.unit.empty()) {
    label += cards() ? std::string(kLineEnd) : amounts_.chinese() ? "，" : ", ";
    label += cards() ? amounts_.large_unit_of_money() : words.unit;
  }
  TextStyle note = look_.head;
  note.colour = colour_of(Ink::Accent);
  return TextBlock(fonts_,
                   std::vector<Run>{{label, look_.head},
                                    {info.note.empty() ? std::string_view() : kLineEnd, look_.head},
                                    {info.note, note}},
                   look_.head.line, width);
}

void TableColumns::measure_heads() {
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Cell& cell = shape_.cells()[i];
    const sdk::Column& info = column(cell);
    if (info.role == Role::Rank) {
      need(i, 0, cards() ? kCardRank : kRank);
    } else if (info.role == Role::Tier && i == 0) {
      need(i, kLeadingTier, kLeadingTier);
    } else if (info.role == Role::Spark) {
      needs_[i].fixed = true;
      need(i, kSpark, kSpark);
    }
    if (is_silent(i)) {
      needs_[i].fixed = true;
      needs_[i].least = needs_[i].best;
      continue;
    }
    const double words = longest_word(fonts_, info.label, look_.head),
                 whole = heading(i, TextBlock::kEndless).width();
    // Two lines of a heading are no harm, so that narrow figures stand closer.
    if (!needs_[i].fixed)
      need(i, std::min({whole, std::max(words, 10.0), kLongestWord}),
           is_number(info) ? std::max(words, std::min(whole, 24.0)) : whole);
  }
}

void TableColumns::measure(const sdk::Batch& batch) {
  const auto& cells = shape_.cells();
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const sdk::Column& info = column(cells[i]);
      const sdk::ColumnView values = batch.column(cells[i].column);
      if (values.is_null(row) || info.role == Role::Spark) continue;
      const TextStyle style = style_of(i);
      if (info.role == Role::Tier && info.type == Type::Text) {
        const double width = badges_width(fonts_, values.text(row));
        need(i, width, width);
        continue;
      }
      const std::string text = cell_words(shown(info, values, row, amounts_));
      if (one_line(info)) {
        const double width = fonts_.width(text, style.bold) * style.size;
        need(i, width, width);
        continue;
      }
      // By its words, as it will be laid out: no two texts are the same, but their words return.
      double width = TextBlock(fonts_, text, style).width();
      if (cells[i].remark) {
        const std::string remark = cell_words(
            shown(info_.columns[*cells[i].remark], batch.column(*cells[i].remark), row, amounts_));
        if (!remark.empty())
          width += 1 + 2 * fonts_.width(" ", style.bold) * style.size +
                   fonts_.width(remark, false) * look_.card_remark.size;
      }
      if (info.role == Role::Title) width += 1;
      const double narrow = info.role == Role::Title ? kNarrowTitle : kNarrowText;
      need(i, std::min({width, std::max(longest_word(fonts_, text, style), narrow), kLongestWord}),
           std::min(width + .5, kWidestText));
    }
    fonts_.trim();
  }
}

void TableColumns::measure_total() {
  if (info_.total.empty()) return;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Cell& cell = shape_.cells()[i];
    if (!is_number(column(cell))) continue;
    const double width = fonts_.width(info_.total[cell.column].text, true) * look_.total.size;
    need(i, width, width);
  }
}

// Bars give way before words are made smaller or the paper is turned.
double TableColumns::bar_cell(const std::vector<ColumnNeed>& words, double available) const {
  double least = 0, best = 0;
  for (const ColumnNeed& need : words) {
    least += need.least;
    best += need.best;
  }
  const auto bars = static_cast<double>(words.size() - needs_.size());
  if (bars == 0 || least + bars * kBarCell <= available) return kBarCell;
  return std::clamp((available - best) / bars, kLeastBarCell, kBarCell);
}

TablePlace TableColumns::settle(Flow& flow, Orientation orientation,
                                std::vector<BarScale>& scales) {
  TablePlace place;
  std::vector<ColumnNeed> needs;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    needs.push_back(needs_[i]);
    if (has_bars(shape_.cells()[i])) needs.push_back({kBarIndent, kBarIndent, true});
  }
  double available = flow.width();
  const double bar = bar_cell(needs, available);
  for (std::size_t i = 0, k = 0; i < needs_.size(); ++i, ++k) {
    if (!has_bars(shape_.cells()[i])) continue;
    needs[++k].least += bar;
    needs[k].best += bar;
  }
  if (flow.in_columns()) {
    double least = 0;
    for (const ColumnNeed& need : needs) least += need.least;
    place = {flow.paper(), std::min(1.0, available / std::max(least, 1e-9))};
  } else {
    place = place_of(needs, flow.paper(), orientation);
    available = Pages::body_width(place.paper);
    if (place.paper != flow.paper()) flow.turn_waiting(place.paper);
  }
  width_ = available / place.scale;
  const std::vector<double> widths = widths_of(needs, width_);
  double x = 0;
  for (std::size_t i = 0, k = 0; i < places_.size(); ++i) {
    places_[i] = {x, widths[k], 0};
    x += widths[k++];
    if (!has_bars(shape_.cells()[i])) continue;
    places_[i].scale = static_cast<std::uint32_t>(scales.size());
    scales.emplace_back(column(shape_.cells()[i]).mark_value, bar);
    x += widths[k++];
  }
  return place;
}

}  // namespace pareto::pdf
