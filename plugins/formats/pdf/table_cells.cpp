#include "table_cells.hpp"

#include <cmath>
#include <vector>

#include "cell_drawing.hpp"

namespace pareto::pdf {

using sdk::Ink;
using sdk::Role;
using sdk::Type;

bool TableCells::is_bad(const Cell& cell, const sdk::Batch& batch, std::int64_t row) const {
  return warns(columns_.column(cell), batch.column(cell.column), row) ||
         sdk::TableShape::is_marked(cell, batch, row);
}

TableCells::Filled TableCells::fill(std::size_t i, const sdk::Batch& batch, std::int64_t row) {
  const Cell& cell = columns_.shape().cells()[i];
  const sdk::Column& info = columns_.column(cell);
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
  const std::string text = values.is_null(row)
                               ? std::string()
                               : cell_words(shown(info, values, row, columns_.amounts()));
  TextStyle style = columns_.style_of(i);
  if (is_bad(cell, batch, row)) style.colour = colour_of(Ink::Bad);
  const double room = columns_.place(i).width - columns_.indent(i) -
                      (info.role == Role::Title ? 1 : 0) -
                      (columns_.call() && i + 1 == columns_.size() ? 3 : 0);
  if (one_line(info)) {
    // A figure is never broken or cut: one that is longer than all that were measured is set
    // smaller.
    filled.value = fonts_.shaped(text, style.bold);
    const double width = filled.value.width * style.size;
    if (width > room + .2) style.size *= room / width;
    filled.style = style;
    filled.height = text.empty() ? 0 : style.line;
    return filled;
  }
  std::string remark;
  std::vector<Run> runs{{text, style}};
  TextStyle small = columns_.look().card_remark;
  if (cell.remark)
    remark = cell_words(shown(columns_.info().columns[*cell.remark], batch.column(*cell.remark),
                              row, columns_.amounts()));
  if (!remark.empty()) {
    runs.push_back({"\u00A0 ", style});  // twice as wide as between words
    runs.push_back({remark, small, false, fonts_.width(remark, false) * small.size <= room});
  }
  filled.words.emplace(fonts_, runs, style.line, room + .3);
  filled.height = filled.words->height();
  return filled;
}

void TableCells::draw(Picture& picture, std::size_t i, const Filled& filled,
                      const sdk::Batch& batch, std::int64_t row, double middle) {
  const Cell& cell = columns_.shape().cells()[i];
  const sdk::Column& info = columns_.column(cell);
  const sdk::ColumnView values = batch.column(cell.column);
  if (values.is_null(row)) return;
  if (info.role == Role::Spark && info.type == Type::Text)
    return draw_spark(picture, left(i), middle, values.text(row));
  if (info.role == Role::Tier && info.type == Type::Text)
    return draw_tier(picture, i, values.text(row), middle);
  const double top = middle - filled.height / 2;
  if (!filled.words) {
    const TextStyle& style = filled.style;
    const double x = columns_.at_right(i) ? right(i) - filled.value.width * style.size : left(i);
    picture.text(x, top + base_line(style.line, style.size), filled.value, style.size,
                 style.colour);
    return;
  }
  if (columns_.at_right(i))
    filled.words->draw(picture, right(i), top, Align::Right);
  else
    filled.words->draw(picture, left(i), top);
}

void TableCells::draw_bar(Picture& picture, std::size_t i, const sdk::Batch& batch,
                          std::int64_t row, double top, double height) {
  const Cell& cell = columns_.shape().cells()[i];
  const double x = right(i) + kBarIndent;
  const std::uint32_t scale = columns_.place(i).scale;
  picture.shift(scale, ScalePoint::Zero);
  picture.line(x, top, x, top + height, .2, colour_of(Ink::Text3));
  picture.shift(scale, ScalePoint::Mark);
  picture.line(x, top, x, top + height, .3, colour_of(Ink::Mark), true);
  const sdk::ColumnView values = batch.column(cell.column);
  if (values.is_null(row) || !std::isfinite(values.real(row))) return;
  scales_[scale].add(values.real(row));
  picture.bar(scale, x, top + height / 2 - 1.3, 2.6, values.real(row), colour_of(Ink::ChartB),
              colour_of(Ink::Bad));
}

void TableCells::draw_tier(Picture& picture, std::size_t i, std::string_view tier, double middle) {
  draw_badges(fonts_, picture,
              columns_.at_right(i) ? right(i) - badges_width(fonts_, tier) : left(i), middle, tier,
              columns_.look().cell);
}

}  // namespace pareto::pdf
