#include "table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pareto/em_width.hpp"
#include "pareto/shown.hpp"

namespace pareto::pdf {
namespace {

using sdk::Ink;
using sdk::Role;
using sdk::Type;

constexpr double kSentenceEm = 1200;
constexpr double kCardTop = 3.9, kCardBottom = 4.1;
constexpr int kLinesToWriteOn = 4;

}  // namespace

TableWriter::TableWriter(const sdk::TableInfo& info, const sdk::Amounts& amounts, const Look& look,
                         Orientation orientation, Fonts& fonts, Flow& flow,
                         std::vector<BarScale>& scales)
    : orientation_(orientation),
      fonts_(fonts),
      flow_(flow),
      scales_(scales),
      columns_(info, amounts, look, fonts),
      cells_(columns_, fonts, scales) {}

void TableWriter::write(sdk::BatchStream& rows, const sdk::Job& job) {
  std::vector<sdk::Batch> held;
  std::int64_t held_rows = 0;
  for (sdk::Batch batch; held_rows < kMeasuredRows && rows.next(batch); batch = sdk::Batch()) {
    job.check();
    columns_.measure(batch);
    held_rows += batch.rows();
    held.push_back(std::move(batch));
  }
  paper_ = columns_.settle(flow_, orientation_, scales_);
  if (!columns_.call()) add_head();
  for (sdk::Batch& batch : held) {
    job.check();
    add_rows(batch);
    batch = sdk::Batch();
  }
  for (sdk::Batch batch; held_rows >= kMeasuredRows && rows.next(batch); batch = sdk::Batch()) {
    job.check();
    add_rows(batch);
  }
  if (rows_ == 0 && (columns_.info().flags & PARETO_TABLE_FORM) != 0) add_lines_to_write_on();
  add_total();
}

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
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    words.push_back(columns_.heading(i, columns_.place(i).width - columns_.indent(i) + .1));
    if (!columns_.is_silent(i)) height = std::max(height, words.back().height());
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_.is_silent(i)) continue;
    const Cell& cell = columns_.shape().cells()[i];
    const sdk::Column& info = columns_.column(cell);
    const double top = height - words[i].height();
    if (columns_.at_right(i))
      words[i].draw(block.picture, cells_.right(i), top, Align::Right);
    else
      words[i].draw(block.picture, cells_.left(i), top);
    if (columns_.has_bars(cell) && std::isfinite(info.mark_value)) {
      const double x = cells_.right(i) + kBarIndent;
      const auto name = [&](ScalePoint point, std::string_view text, Ink ink) {
        TextStyle style = columns_.look().head;
        style.colour = colour_of(ink);
        Picture label;
        TextBlock(fonts_, text, style).draw(label, x, height - style.line, Align::Middle);
        block.picture.shift(columns_.place(i).scale, point);
        block.picture.add(label, 0, 0);
      };
      name(ScalePoint::Zero, "0", Ink::Text3);
      name(ScalePoint::Mark, sdk::clipped(info.mark_label, 12), Ink::Mark);
    }
  }
  block.height = height + 1;
  block.picture.line(0, block.height, columns_.width(), block.height, .3, colour_of(Ink::Text));
  block = scaled(std::move(block));
  head_ = std::make_shared<const RepeatedHead>(RepeatedHead{block.height, block.picture});
  block.repeat = head_;
  flow_.add(std::move(block));
}

Block TableWriter::row_of(const sdk::Batch& batch, std::int64_t row) {
  std::vector<TableCells::Filled> cells;
  double height = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    cells.push_back(cells_.fill(i, batch, row));
    height = std::max(height, cells.back().height);
  }
  height =
      std::max(height, (columns_.tight() ? columns_.look().tight_cell : columns_.look().cell).line);
  const double first = columns_.cards() ? kCardTop : row_space();
  Block block{.height = first + height + (columns_.cards() ? 0 : row_space())};

  // Sentences begin under the cell that names the row.
  std::vector<std::pair<double, TextBlock>> sentences;
  const std::size_t leading = columns_.shape().leading(columns_.info().columns);
  const double left = leading < columns_.size() ? columns_.place(leading).x : 0;
  for (const std::size_t at : columns_.shape().sentences()) {
    const sdk::ColumnView values = batch.column(at);
    if (columns_.info().columns[at].type != Type::Text || values.is_null(row)) continue;
    const std::string words =
        sdk::clipped(words_of(columns_.info().columns[at], values, row), kSentenceEm);
    std::string_view bad = words, rest;
    if (warns(columns_.info().columns[at], values, row)) {
      const std::size_t end = std::min(words.find(';'), words.find("\uFF1B"));
      bad = std::string_view(words).substr(0, end);
      if (end != std::string::npos) rest = std::string_view(words).substr(end);
    } else {
      std::swap(bad, rest);
    }
    TextStyle warning = columns_.look().sentence;
    warning.colour = colour_of(Ink::Bad);
    TextBlock text(fonts_, std::vector<Run>{{bad, warning}, {rest, columns_.look().sentence}},
                   columns_.look().sentence.line, columns_.width() - left);
    const double top = block.height + .6;
    block.height = top + text.height();
    sentences.emplace_back(top, std::move(text));
  }
  if (columns_.cards())
    block.height += kCardBottom;
  else if (!sentences.empty())
    block.height += row_space();

  if (columns_.call())
    block.picture.rect(0, 0, columns_.width(), block.height, colour_of(Ink::AccentSoft));
  const double middle = first + height / 2;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    cells_.draw(block.picture, i, cells[i], batch, row, middle);
    if (columns_.has_bars(columns_.shape().cells()[i]))
      cells_.draw_bar(block.picture, i, batch, row, columns_.cards() ? middle - 3 : 0,
                      columns_.cards() ? 6 : block.height);
  }
  for (const auto& [top, text] : sentences) text.draw(block.picture, left, top);
  block.picture.rule(0, columns_.width(), block.height, .2,
                     colour_of(columns_.call() ? Ink::Surface : Ink::Line));
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
    Block block{.height = columns_.look().writing_line};
    block.picture.line(0, block.height, columns_.width(), block.height, .2,
                       colour_of(Ink::LineStrong));
    flow_.add(scaled(std::move(block)));
  }
}

void TableWriter::add_total() {
  if (columns_.info().total.empty()) return;
  const auto& cells = columns_.shape().cells();
  const double space = std::max(row_space(), .42);
  Block block{.height = columns_.look().total.line + 2 * space, .with_previous = rows_ > 0};
  block.picture.line(0, 0, columns_.width(), 0, .2, colour_of(Ink::Text));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const sdk::Span& span = columns_.info().total[cells[i].column];
    if (span.text.empty()) continue;
    const double middle = block.height / 2;
    if (columns_.column(cells[i]).role == Role::Tier) {
      cells_.draw_tier(block.picture, i, span.text, middle);
      continue;
    }
    TextStyle style = columns_.look().total;
    style.bold = span.style != sdk::Style::Plain && span.style != sdk::Style::Dim;
    if (span.style == sdk::Style::Bad) style.colour = colour_of(Ink::Bad);
    const TextBlock words(fonts_, span.text, style);
    const double top = middle - words.height() / 2;
    // Words reach over the empty cells that follow.
    if (columns_.at_right(i))
      words.draw(block.picture, cells_.right(i), top, Align::Right);
    else
      words.draw(block.picture, cells_.left(i), top);
  }
  block = scaled(std::move(block));
  block.repeat = head_;
  flow_.add(std::move(block));
}

}  // namespace pareto::pdf
