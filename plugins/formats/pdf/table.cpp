#include "table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "pareto/em_width.hpp"
#include "pareto/shown.hpp"

namespace pareto::pdf {
namespace {

using sdk::Ink;
using sdk::Role;
using sdk::Type;

constexpr std::size_t kCellBytes = 600;  // of a longer text the begin is shown
constexpr double kCellEm = 120, kSentenceEm = 1200;
constexpr double kRank = 7, kCardRank = 6.4, kLeadingTier = 7, kSpark = 29, kSparkHeight = 9, kBarIndent = 4, kBadge = 4.3;
constexpr double kCardTop = 3.9, kCardBottom = 4.1, kLineToWriteOn = 7;
constexpr int kLinesToWriteOn = 4;
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
    if (end > 0) most = std::max(most, fonts.width(word.substr(0, std::min<std::size_t>(end, 200)), style.bold) * style.size);
    if (!rest.empty()) sdk::next_character(rest);
    word = rest;
  }
  return most;
}

std::string cell_words(std::string text) { return text.size() <= kCellBytes ? text : sdk::clipped(text, kCellEm); }

bool one_line(const sdk::Column& column) {
  return is_number(column) || column.type == Type::Date || column.type == Type::Time || column.type == Type::Bool || column.role == Role::Key ||
         column.role == Role::Rank;
}

}  // namespace

TableWriter::TableWriter(const sdk::TableInfo& info, const sdk::Amounts& amounts, const Look& look, Orientation orientation, Fonts& fonts, Flow& flow,
                         std::vector<BarScale>& scales)
    : info_(info), amounts_(amounts), look_(look), orientation_(orientation), fonts_(fonts), flow_(flow), scales_(scales), shape_(info.columns) {
  for (const sdk::Column& column : info.columns) titled_ |= column.role == Role::Title;
  needs_.resize(shape_.cells().size());
  places_.resize(shape_.cells().size());
}

void TableWriter::write(sdk::BatchStream& rows, const sdk::Job& job) {
  std::vector<sdk::Batch> held;
  std::int64_t held_rows = 0;
  measure_heads();
  measure_total();
  for (sdk::Batch batch; held_rows < kMeasuredRows && rows.next(batch); batch = sdk::Batch()) {
    job.check();
    measure(batch);
    held_rows += batch.rows();
    held.push_back(std::move(batch));
  }
  settle();
  if (!call()) add_head();
  for (sdk::Batch& batch : held) {
    job.check();
    add_rows(batch);
    batch = sdk::Batch();
  }
  for (sdk::Batch batch; held_rows >= kMeasuredRows && rows.next(batch); batch = sdk::Batch()) {
    job.check();
    add_rows(batch);
  }
  if (rows_ == 0 && (info_.flags & PARETO_TABLE_FORM) != 0) add_lines_to_write_on();
  add_total();
}

// ---- widths ---------------------------------------------------------------------------------------------------------------

bool TableWriter::at_right(std::size_t cell) const {
  const sdk::Column& info = column(shape_.cells()[cell]);
  return is_number(info) || (info.role == Role::Tier && cell > 0 && cell + 1 == shape_.cells().size());
}

double TableWriter::indent(std::size_t cell) const {
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

TextStyle TableWriter::style_of(std::size_t cell) const {
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
  } else if (info.role == Role::Key || (info.type == Type::Text && titled_ && !strong && info.role != Role::Tier)) {
    style.colour = colour_of(Ink::Text2);
  }
  if (strong) {
    style.bold = true;
    if (cards()) style.size = look_.card_title.size;
  }
  return style;
}

void TableWriter::need(std::size_t cell, double least, double best) {
  const double left = indent(cell) + (cell + 1 == needs_.size() && call() ? 3 : 0);
  needs_[cell].least = std::max(needs_[cell].least, least + left);
  needs_[cell].best = std::max({needs_[cell].best, best + left, needs_[cell].least});
}

TextBlock TableWriter::heading(std::size_t cell, double width) {
  const sdk::Column& info = column(shape_.cells()[cell]);
  const sdk::Heading words = heading_of(info, amounts_);
  std::string label = words.label;
  if (!words.unit.empty()) {
    label += cards() ? std::string(kLineEnd) : amounts_.chinese() ? "，" : ", ";
    label += cards() ? amounts_.large_unit_of_money() : words.unit;
  }
  TextStyle note = look_.head;
  note.colour = colour_of(Ink::Accent);
  return TextBlock(fonts_, std::vector<Run>{{label, look_.head}, {info.note.empty() ? std::string_view() : kLineEnd, look_.head}, {info.note, note}}, look_.head.line, width);
}

void TableWriter::measure_heads() {
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Cell& cell = shape_.cells()[i];
    const sdk::Column& info = column(cell);
    const bool silent = info.role == Role::Rank || (info.role == Role::Tier && i == 0);
    if (info.role == Role::Rank) {
      need(i, 0, cards() ? kCardRank : kRank);
    } else if (info.role == Role::Tier && i == 0) {
      need(i, kLeadingTier, kLeadingTier);
    } else if (info.role == Role::Spark) {
      needs_[i].fixed = true;
      need(i, kSpark, kSpark);
    }
    if (silent) {
      needs_[i].fixed = true;
      needs_[i].least = needs_[i].best;
      continue;
    }
    const double words = longest_word(fonts_, info.label, look_.head), whole = heading(i, TextBlock::kEndless).width();
    // Two lines of a heading are no harm, so that narrow figures stand closer.
    if (!needs_[i].fixed) need(i, std::min({whole, std::max(words, 10.0), kLongestWord}), is_number(info) ? std::max(words, std::min(whole, 24.0)) : whole);
  }
}

void TableWriter::measure(const sdk::Batch& batch) {
  const auto& cells = shape_.cells();
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const sdk::Column& info = column(cells[i]);
      const sdk::ColumnView values = batch.column(cells[i].column);
      if (values.is_null(row) || info.role == Role::Spark) continue;
      const TextStyle style = style_of(i);
      if (info.role == Role::Tier && info.type == Type::Text) {
        const double width = badges_width(values.text(row));
        need(i, width, width);
        continue;
      }
      const std::string text = cell_words(shown(info, values, row, amounts_));
      double width = fonts_.width(text, style.bold) * style.size;
      if (one_line(info)) {
        need(i, width, width);
        continue;
      }
      if (cells[i].remark) {
        const std::string remark = cell_words(shown(info_.columns[*cells[i].remark], batch.column(*cells[i].remark), row, amounts_));
        if (!remark.empty()) width += 1 + 2 * fonts_.width(" ", style.bold) * style.size + fonts_.width(remark, false) * look_.card_remark.size;
      }
      if (info.role == Role::Title) width += 1;
      const double narrow = info.role == Role::Title ? kNarrowTitle : kNarrowText;
      need(i, std::min({width, std::max(longest_word(fonts_, text, style), narrow), kLongestWord}), std::min(width + .5, kWidestText));
    }
    fonts_.trim();
  }
}

void TableWriter::measure_total() {
  if (info_.total.empty()) return;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const Cell& cell = shape_.cells()[i];
    if (!is_number(column(cell))) continue;
    const double width = fonts_.width(info_.total[cell.column].text, true) * look_.total.size;
    need(i, width, width);
  }
}

void TableWriter::settle() {
  std::vector<ColumnNeed> needs;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    needs.push_back(needs_[i]);
    if (has_bars(shape_.cells()[i])) needs.push_back({kBarIndent + kBarCell, kBarIndent + kBarCell, true});
  }
  double available = flow_.width();
  if (flow_.in_columns()) {
    double least = 0;
    for (const ColumnNeed& need : needs) least += need.least;
    paper_ = {flow_.paper(), std::min(1.0, available / std::max(least, 1e-9))};
  } else {
    paper_ = place_of(needs, flow_.paper(), orientation_);
    available = Pages::body_width(paper_.paper);
    if (paper_.paper != flow_.paper()) flow_.turn_waiting(paper_.paper);
  }
  width_ = available / paper_.scale;
  const std::vector<double> widths = widths_of(needs, width_);
  double x = 0;
  for (std::size_t i = 0, k = 0; i < places_.size(); ++i) {
    places_[i] = {x, widths[k], 0};
    x += widths[k++];
    if (!has_bars(shape_.cells()[i])) continue;
    places_[i].scale = static_cast<std::uint32_t>(scales_.size());
    scales_.emplace_back(column(shape_.cells()[i]).mark_value);
    x += widths[k++];
  }
}

// ---- rows -----------------------------------------------------------------------------------------------------------------

Block TableWriter::scaled(Block block) const {
  block.paper = paper_.paper;
  if (paper_.scale >= 1) return block;
  Picture smaller;
  smaller.add(block.picture, 0, 0, paper_.scale);
  block.picture = std::move(smaller);
  block.height *= paper_.scale;
  return block;
}

void TableWriter::add_head() {
  Block block{.with_next = true, .is_head = true};
  std::vector<TextBlock> words;
  double height = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    words.push_back(heading(i, places_[i].width - indent(i) + .1));
    const sdk::Column& info = column(shape_.cells()[i]);
    const bool silent = info.role == Role::Rank || (info.role == Role::Tier && i == 0);
    if (!silent) height = std::max(height, words.back().height());
  }
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Cell& cell = shape_.cells()[i];
    const sdk::Column& info = column(cell);
    // Ranks and leading badges say what they are by themselves.
    if (info.role == Role::Rank || (info.role == Role::Tier && i == 0)) continue;
    const double top = height - words[i].height();
    if (at_right(i)) words[i].draw(block.picture, places_[i].x + places_[i].width, top, Align::Right);
    else words[i].draw(block.picture, places_[i].x + indent(i), top);
    if (has_bars(cell) && std::isfinite(info.mark_value)) {
      const double x = places_[i].x + places_[i].width + kBarIndent;
      const auto name = [&](ScalePoint point, std::string_view text, Ink ink) {
        TextStyle style = look_.head;
        style.colour = colour_of(ink);
        Picture label;
        TextBlock(fonts_, text, style).draw(label, x, height - style.line, Align::Middle);
        block.picture.shift(places_[i].scale, point);
        block.picture.add(label, 0, 0);
      };
      name(ScalePoint::Zero, "0", Ink::Text3);
      name(ScalePoint::Mark, sdk::clipped(info.mark_label, 12), Ink::Mark);
    }
  }
  block.height = height + 1;
  block.picture.line(0, block.height, width_, block.height, .3, colour_of(Ink::Text));
  block = scaled(std::move(block));
  head_ = std::make_shared<const RepeatedHead>(RepeatedHead{block.height, block.picture});
  block.repeat = head_;
  flow_.add(std::move(block));
}

bool TableWriter::is_bad(const Cell& cell, const sdk::Batch& batch, std::int64_t row) const {
  return warns(column(cell), batch.column(cell.column), row) || sdk::TableShape::is_marked(cell, batch, row);
}

TableWriter::Filled TableWriter::fill(std::size_t i, const sdk::Batch& batch, std::int64_t row) {
  const Cell& cell = shape_.cells()[i];
  const sdk::Column& info = column(cell);
  const sdk::ColumnView values = batch.column(cell.column);
  Filled filled;
  if (info.role == Role::Spark && info.type == Type::Text) {
    filled.height = kSparkHeight;
    return filled;
  }
  if (info.role == Role::Tier && info.type == Type::Text) {
    filled.height = kBadge + .6;
    return filled;
  }
  const std::string text = values.is_null(row) ? std::string() : cell_words(shown(info, values, row, amounts_));
  TextStyle style = style_of(i);
  if (is_bad(cell, batch, row)) style.colour = colour_of(Ink::Bad);
  const double room = places_[i].width - indent(i) - (info.role == Role::Title ? 1 : 0) - (call() && i + 1 == places_.size() ? 3 : 0);
  if (one_line(info)) {
    // A figure is never broken or cut: one that is longer than all that were measured is set smaller.
    const double width = fonts_.width(text, style.bold) * style.size;
    if (width > room + .2) style.size *= room / width;
    filled.words.emplace(fonts_, text, style);
  } else {
    std::string remark;
    std::vector<Run> runs{{text, style}};
    TextStyle small = look_.card_remark;
    if (cell.remark) remark = cell_words(shown(info_.columns[*cell.remark], batch.column(*cell.remark), row, amounts_));
    if (!remark.empty()) {
      runs.push_back({"\u00A0 ", style});  // twice as wide as between words
      runs.push_back({remark, small, false, fonts_.width(remark, false) * small.size <= room});
    }
    filled.words.emplace(fonts_, runs, style.line, room + .3);
  }
  filled.height = filled.words->height();
  return filled;
}

void TableWriter::draw_cell(Picture& picture, std::size_t i, const Filled& filled, const sdk::Batch& batch, std::int64_t row, double middle) {
  const Cell& cell = shape_.cells()[i];
  const sdk::Column& info = column(cell);
  const sdk::ColumnView values = batch.column(cell.column);
  if (values.is_null(row)) return;
  if (info.role == Role::Spark && info.type == Type::Text) return draw_spark(picture, i, values.text(row), middle);
  if (info.role == Role::Tier && info.type == Type::Text) return draw_badges(picture, i, values.text(row), middle);
  const double top = middle - filled.height / 2;
  if (at_right(i)) filled.words->draw(picture, places_[i].x + places_[i].width, top, Align::Right);
  else filled.words->draw(picture, places_[i].x + indent(i), top);
}

void TableWriter::draw_bar(Picture& picture, std::size_t i, const sdk::Batch& batch, std::int64_t row, double top, double height) {
  const Cell& cell = shape_.cells()[i];
  const double x = places_[i].x + places_[i].width + kBarIndent;
  const std::uint32_t scale = places_[i].scale;
  picture.shift(scale, ScalePoint::Zero);
  picture.line(x, top, x, top + height, .2, colour_of(Ink::Text3));
  picture.shift(scale, ScalePoint::Mark);
  picture.line(x, top, x, top + height, .3, colour_of(Ink::Mark), true);
  const sdk::ColumnView values = batch.column(cell.column);
  if (values.is_null(row) || !std::isfinite(values.real(row))) return;
  scales_[scale].add(values.real(row));
  picture.bar(scale, x, top + height / 2 - 1.3, 2.6, values.real(row), colour_of(Ink::ChartB), colour_of(Ink::Bad));
}

// "A", or "B>A" for a move.
double TableWriter::badges_width(std::string_view tier) {
  const std::size_t arrow = tier.find('>');
  if (arrow == std::string_view::npos) return tier.empty() ? 0 : badge_width(fonts_, tier);
  return badge_width(fonts_, tier.substr(0, arrow)) + 5 + badge_width(fonts_, tier.substr(arrow + 1));
}

void TableWriter::draw_badges(Picture& picture, std::size_t i, std::string_view tier, double middle) {
  if (tier.empty()) return;
  double x = at_right(i) ? places_[i].x + places_[i].width - badges_width(tier) : places_[i].x + indent(i);
  const double top = middle - kBadge / 2;
  const std::size_t arrow = tier.find('>');
  x += draw_badge(fonts_, picture, x, top, tier.substr(0, arrow));
  if (arrow == std::string_view::npos) return;
  const TextBlock sign(fonts_, "→", look_.cell);
  sign.draw(picture, x + 2.5, middle - sign.height() / 2, Align::Middle);
  draw_badge(fonts_, picture, x + 5, top, tier.substr(arrow + 1));
}

// "1 2 3 | 4 5": quiet bars before the stroke, strong ones after it.
void TableWriter::draw_spark(Picture& picture, std::size_t i, std::string_view text, double middle) const {
  std::vector<double> values;
  std::size_t ghosts = 0;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    double value = 0;
    if (word == "|") {
      ghosts = values.size();
    } else if (!word.empty()) {
      std::from_chars(word.data(), word.data() + word.size(), value);
      values.push_back(std::isfinite(value) ? std::max(value, 0.0) : 0.0);
    }
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  if (values.empty()) return;
  const double most = std::max(*std::max_element(values.begin(), values.end()), 1e-300);
  const double pitch = kSpark / static_cast<double>(values.size()), left = places_[i].x + indent(i), bottom = middle + kSparkHeight / 2;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const double height = kSparkHeight * values[k] / most;
    if (height > 0) {
      picture.rect(left + pitch * static_cast<double>(k), bottom - height, pitch * .78, height, colour_of(k < ghosts ? Ink::ChartGhost : Ink::ChartA));
    }
  }
  picture.line(left, bottom, left + kSpark, bottom, .2, colour_of(Ink::LineStrong));
}

Block TableWriter::row_of(const sdk::Batch& batch, std::int64_t row) {
  std::vector<Filled> cells;
  double height = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    cells.push_back(fill(i, batch, row));
    height = std::max(height, cells.back().height);
  }
  height = std::max(height, (tight() ? look_.tight_cell : look_.cell).line);
  const double first = cards() ? kCardTop : row_space();
  Block block{.height = first + height + (cards() ? 0 : row_space())};

  // Sentences begin under the cell that names the row.
  std::vector<std::pair<double, TextBlock>> sentences;
  const std::size_t leading = shape_.leading(info_.columns);
  const double left = leading < places_.size() ? places_[leading].x : 0;
  for (const std::size_t at : shape_.sentences()) {
    const sdk::ColumnView values = batch.column(at);
    if (info_.columns[at].type != Type::Text || values.is_null(row)) continue;
    const std::string words = sdk::clipped(words_of(info_.columns[at], values, row), kSentenceEm);
    std::string_view bad = words, rest;
    if (warns(info_.columns[at], values, row)) {
      const std::size_t end = std::min(words.find(';'), words.find("\uFF1B"));
      bad = std::string_view(words).substr(0, end);
      if (end != std::string::npos) rest = std::string_view(words).substr(end);
    } else {
      std::swap(bad, rest);
    }
    TextStyle warning = look_.sentence;
    warning.colour = colour_of(Ink::Bad);
    TextBlock text(fonts_, std::vector<Run>{{bad, warning}, {rest, look_.sentence}}, look_.sentence.line, width_ - left);
    const double top = block.height + .6;
    block.height = top + text.height();
    sentences.emplace_back(top, std::move(text));
  }
  if (cards()) block.height += kCardBottom;
  else if (!sentences.empty()) block.height += row_space();

  if (call()) block.picture.rect(0, 0, width_, block.height, colour_of(Ink::AccentSoft));
  const double middle = first + height / 2;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    draw_cell(block.picture, i, cells[i], batch, row, middle);
    if (has_bars(shape_.cells()[i])) draw_bar(block.picture, i, batch, row, cards() ? middle - 3 : 0, cards() ? 6 : block.height);
  }
  for (const auto& [top, text] : sentences) text.draw(block.picture, left, top);
  block.picture.rule(0, width_, block.height, .2, colour_of(call() ? Ink::Surface : Ink::Line));
  return block;
}

void TableWriter::add_rows(const sdk::Batch& batch) {
  for (std::int64_t row = 0; row < batch.rows(); ++row, ++rows_) {
    Block block = scaled(row_of(batch, row));
    block.repeat = head_;
    flow_.add(std::move(block));
    fonts_.trim();
  }
}

void TableWriter::add_lines_to_write_on() {
  for (int line = 0; line < kLinesToWriteOn; ++line) {
    Block block{.height = kLineToWriteOn};
    block.picture.line(0, block.height, width_, block.height, .2, colour_of(Ink::LineStrong));
    flow_.add(scaled(std::move(block)));
  }
}

void TableWriter::add_total() {
  if (info_.total.empty()) return;
  const auto& cells = shape_.cells();
  const double space = std::max(row_space(), .42);
  Block block{.height = look_.total.line + 2 * space, .with_previous = rows_ > 0};
  block.picture.line(0, 0, width_, 0, .2, colour_of(Ink::Text));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const sdk::Span& span = info_.total[cells[i].column];
    if (span.text.empty()) continue;
    const double middle = block.height / 2;
    if (column(cells[i]).role == Role::Tier) {
      draw_badges(block.picture, i, span.text, middle);
      continue;
    }
    TextStyle style = look_.total;
    style.bold = span.style != sdk::Style::Plain && span.style != sdk::Style::Dim;
    if (span.style == sdk::Style::Bad) style.colour = colour_of(Ink::Bad);
    const TextBlock words(fonts_, span.text, style);
    const double top = middle - words.height() / 2;
    // Words reach over the empty cells that follow.
    if (at_right(i)) words.draw(block.picture, places_[i].x + places_[i].width, top, Align::Right);
    else words.draw(block.picture, places_[i].x + indent(i), top);
  }
  block = scaled(std::move(block));
  block.repeat = head_;
  flow_.add(std::move(block));
}

}  // namespace pareto::pdf
