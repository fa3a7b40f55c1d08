#include "table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "column_widths.hpp"
#include "grid.hpp"
#include "pareto/shown.hpp"
#include "pareto/table_shape.hpp"
#include "pareto/text_drawing.hpp"
#include "pareto/text_width.hpp"
#include "runs.hpp"

namespace pareto::docx {
namespace {

using sdk::Column;
using sdk::Role;
using sdk::Style;
using sdk::TableShape;
using sdk::Type;

constexpr std::int64_t kHeldRows = 300;
constexpr int kSign = 98, kPadding = 130;  // twentieths of a point, at the size of cells
constexpr std::size_t kCellBytes = 4'000;  // a longer text ends in "…": no page could hold its row
constexpr int kBar = 14, kShortBar = 10, kLinesToWrite = 4;
constexpr std::size_t kManyCells = 8;  // beside which bars are short
constexpr std::size_t kSpark = 13;     // quarters of three years, and the stroke between them

// Badges have blanks around them, and an arrow between them.
std::size_t badge_width(std::string_view tier) {
  return tier.empty() ? 0
                      : sdk::text_width(tier) + (tier.find('>') == std::string_view::npos ? 2 : 6);
}

std::string cut(std::string text) {
  if (text.size() <= kCellBytes) return text;
  std::size_t end = kCellBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "…";
}

class TableWriter {
 public:
  TableWriter(Body& body, const Layout& layout, const sdk::Job& job, const sdk::Amounts& amounts,
              const sdk::TableInfo& info)
      : body_(body),
        layout_(layout),
        job_(job),
        amounts_(amounts),
        info_(info),
        shape_(info.columns) {}

  void write(sdk::BatchStream& rows) {
    bool more = true;
    std::int64_t held_rows = 0;
    while (more && held_rows <= kHeldRows) {
      sdk::Batch batch;
      more = rows.next(batch);
      if (!more) break;
      held_rows += batch.rows();
      held_.push_back(std::move(batch));
    }
    if (shape_.cells().empty()) return;
    // How long a bar is depends on the largest, so there are bars only where all rows are known.
    if (!more) find_largest();
    open();
    for (sdk::Batch& batch : held_) {
      write_rows(batch);
      batch = sdk::Batch();
    }
    for (sdk::Batch batch; more && rows.next(batch); batch = sdk::Batch()) write_rows(batch);
    if (held_rows == 0 && (info_.flags & PARETO_TABLE_FORM) != 0) leave_lines();
    write_total();
    grid_->finish();
  }

 private:
  void find_largest() {
    for (const TableShape::Cell& cell : shape_.cells()) {
      if (info_.columns[cell.column].role != Role::Bar) continue;
      double& most = largest_[cell.column];
      for (const sdk::Batch& batch : held_) {
        const sdk::ColumnView values = batch.column(cell.column);
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          if (!values.is_null(row) && std::isfinite(values.real(row)))
            most = std::max(most, std::fabs(values.real(row)));
        }
      }
    }
  }
  [[nodiscard]] int bar() const { return shape_.cells().size() > kManyCells ? kShortBar : kBar; }
  [[nodiscard]] bool has_bar(std::size_t column) const { return largest_[column] > 0; }

  [[nodiscard]] std::string_view style_of_cell(const Column& column) const {
    if (sdk::is_number(column)) return "CellNumber";
    const bool quiet = column.role == Role::Key || column.role == Role::Remark;
    return quiet ? "CellQuiet" : "Cell";
  }
  [[nodiscard]] std::string heading(const Column& column) const {
    return sdk::heading_text(column, amounts_) + (column.required ? " *" : "");
  }
  [[nodiscard]] std::string shown(std::size_t column, const sdk::Batch& batch,
                                  std::int64_t row) const {
    return cut(sdk::shown(info_.columns[column], batch.column(column), row, amounts_));
  }

  WishedWidth wish(const TableShape::Cell& cell) const {
    const Column& column = info_.columns[cell.column];
    const bool tier = column.role == Role::Tier, spark = column.role == Role::Spark;
    WishedWidth wish{0, !sdk::is_number(column) && !tier && !spark && column.type != Type::Date &&
                            column.role != Role::Rank};
    for (const sdk::Batch& batch : held_) {
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        std::string words = shown(cell.column, batch, row);
        std::size_t width = spark  ? sdk::text_width(sdk::spark_signs(words, kSpark)) * 3 / 2
                            : tier ? badge_width(words)
                                   : sdk::text_width(words);
        if (TableShape::is_marked(cell, batch, row)) width += 2;
        if (cell.remark) width += 1 + sdk::text_width(shown(*cell.remark, batch, row));
        wish.signs = std::max(wish.signs, width);
      }
    }
    if (!info_.total.empty() && !wish.wraps)
      wish.signs = std::max(wish.signs, sdk::text_width(info_.total[cell.column].text) + 1);
    if (!wish.wraps) ++wish.signs;  // "%" and "+" are wider than a digit
    // A heading may go on in the next line, but not within a word.
    const std::size_t head = (sdk::text_width(heading(column)) * 9 + 9) / 10;  // in smaller letters
    wish.signs =
        std::max(wish.signs, std::min<std::size_t>(head, std::max<std::size_t>(wish.signs, 9)));
    return wish;
  }

  void open() {
    std::vector<WishedWidth> wishes;
    for (const TableShape::Cell& cell : shape_.cells()) {
      wishes.push_back(wish(cell));
      if (has_bar(cell.column)) wishes.push_back({static_cast<std::size_t>(bar()), false});
    }
    columns_ = wishes.size();
    grid_.emplace(body_, "ParetoTable",
                  column_widths(wishes, layout_.room, layout_.scaled(kSign), kPadding),
                  !info_.total.empty());
    grid_->begin_row(true);
    for (const TableShape::Cell& cell : shape_.cells()) {
      const Column& column = info_.columns[cell.column];
      std::string runs;
      append_run(runs, heading(column));
      if (!column.note.empty()) {
        runs += "<w:r><w:br/></w:r>";
        append_run(runs, column.note, "Dim");
      }
      grid_->cell(sdk::is_number(column) ? "CellHeadNumber" : "CellHead", runs);
      if (has_bar(cell.column)) grid_->cell("CellHead", "");
    }
    grid_->end_row();
  }

  void write_rows(const sdk::Batch& batch) {
    job_.check();
    const bool strings = !shape_.sentences().empty();
    std::string runs;
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      grid_->begin_row(false, strings ? Grid::Line::First : Grid::Line::Whole);
      for (const TableShape::Cell& cell : shape_.cells()) {
        runs.clear();
        append_cell(runs, cell, batch, row);
        grid_->cell(style_of_cell(info_.columns[cell.column]), runs);
        if (has_bar(cell.column)) write_bar(cell.column, batch, row);
      }
      grid_->end_row();
      if (strings) write_sentences(batch, row);
    }
  }

  void append_cell(std::string& runs, const TableShape::Cell& cell, const sdk::Batch& batch,
                   std::int64_t row) const {
    const Column& column = info_.columns[cell.column];
    const sdk::ColumnView values = batch.column(cell.column);
    if (values.is_null(row)) return;
    const std::string words = shown(cell.column, batch, row);
    if (column.role == Role::Tier && column.type == Type::Text) return append_badges(runs, words);
    if (column.role == Role::Spark && column.type == Type::Text)
      return append_run(runs, sdk::spark_signs(words, kSpark), "Drawing");
    const bool bad = sdk::warns(column, values, row) || TableShape::is_marked(cell, batch, row);
    const bool strong = column.role == Role::Title || (column.flags & PARETO_COLUMN_STRONG) != 0;
    append_run(runs, words,
               bad                         ? (strong ? "BadStrong" : "Bad")
               : column.role == Role::Rank ? "Accent"
               : strong                    ? "Strong"
                                           : "");
    if (TableShape::is_marked(cell, batch, row)) append_run(runs, " !", "Bad");
    if (!cell.remark) return;
    const std::string remark = shown(*cell.remark, batch, row);
    if (!remark.empty()) append_run(runs, " " + remark, "Dim");
  }

  void write_bar(std::size_t column, const sdk::Batch& batch, std::int64_t row) {
    const sdk::ColumnView values = batch.column(column);
    std::string runs;
    if (!values.is_null(row))
      append_run(runs, sdk::bar_signs(values.real(row), largest_[column], bar() - 4),
                 values.real(row) < 0 ? "Bad" : "Drawing");
    grid_->cell("Cell", runs);
  }

  void write_sentences(const sdk::Batch& batch, std::int64_t row) {
    const std::size_t leading = shape_.leading(info_.columns);
    for (std::size_t i = 0; i < shape_.sentences().size(); ++i) {
      const std::size_t column = shape_.sentences()[i];
      const sdk::ColumnView values = batch.column(column);
      std::string runs;
      if (info_.columns[column].type == Type::Text && !values.is_null(row)) {
        const std::string words = shown(column, batch, row);
        const bool bad = sdk::warns(info_.columns[column], values, row);
        const std::size_t end =
            bad ? std::min({words.find(';'), words.find("\uFF1B"), words.size()}) : 0;
        append_run(runs, std::string_view(words).substr(0, end), "Bad");
        append_run(runs, std::string_view(words).substr(end));
      }
      grid_->begin_row(false, Grid::Line::Second);
      if (leading > 0) grid_->cell("CellSentence", "", leading);
      grid_->cell("CellSentence", runs, columns_ - leading);
      grid_->end_row();
    }
  }

  // To be filled in by hand.
  void leave_lines() {
    for (int i = 0; i < kLinesToWrite; ++i) {
      grid_->begin_row();
      for (std::size_t k = 0; k < columns_; ++k) grid_->cell("Cell", "");
      grid_->end_row();
    }
  }

  void write_total() {
    if (info_.total.empty()) return;
    grid_->begin_row();
    const auto& cells = shape_.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Column& column = info_.columns[cells[i].column];
      const sdk::Span& span = info_.total[cells[i].column];
      std::string runs;
      if (column.role == Role::Tier)
        append_badges(runs, span.text);
      else
        append_run(runs, span.text, span.style == Style::Bad ? "BadStrong" : style_of(span.style));
      const bool bar = has_bar(cells[i].column);
      std::size_t over = 1;
      // Words reach over the empty cells that follow.
      if (!bar && !sdk::is_number(column) && !span.text.empty() && column.role != Role::Tier) {
        while (i + 1 < cells.size() && info_.total[cells[i + 1].column].text.empty() &&
               !has_bar(cells[i + 1].column) &&
               !sdk::is_number(info_.columns[cells[i + 1].column])) {
          ++i;
          ++over;
        }
      }
      grid_->cell(style_of_cell(column), runs, over);
      if (bar) grid_->cell("Cell", "");
    }
    grid_->end_row();
  }

  Body& body_;
  Layout layout_;
  const sdk::Job& job_;
  const sdk::Amounts& amounts_;
  const sdk::TableInfo& info_;
  TableShape shape_;
  std::vector<double> largest_ = std::vector<double>(info_.columns.size(), 0.0);
  std::vector<sdk::Batch> held_;
  std::optional<Grid> grid_;
  std::size_t columns_ = 0;
};

std::string paragraph(std::string_view style, std::string_view runs) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>" +
         std::string(runs) + "</w:p>";
}

}  // namespace

void write_table(Body& body, const Layout& layout, const sdk::Job& job, const sdk::Amounts& amounts,
                 const sdk::TableInfo& info, sdk::BatchStream& rows) {
  TableWriter(body, layout, job, amounts, info).write(rows);
}

void write_chart_table(Body& body, const Layout& layout, const sdk::ChartTable& chart) {
  using Kind = sdk::ChartTable::Column::Kind;
  if (chart.columns.empty()) return;
  std::vector<WishedWidth> wishes;
  for (std::size_t i = 0; i < chart.columns.size(); ++i) {
    WishedWidth wish{std::min<std::size_t>(sdk::text_width(chart.columns[i].heading), 10),
                     chart.columns[i].kind == Kind::Words};
    for (const auto& row : chart.rows)
      wish.signs =
          std::max(wish.signs, chart.columns[i].kind == Kind::Tier ? badge_width(row[i])
                                                                   : sdk::text_width(row[i]));
    wishes.push_back(wish);
  }
  Grid grid(body, "ParetoTable",
            column_widths(wishes, layout.room, layout.scaled(kSign), kPadding));
  grid.begin_row(true);
  for (const auto& column : chart.columns) {
    std::string runs;
    append_run(runs, column.heading);
    grid.cell(column.kind == Kind::Number ? "CellHeadNumber" : "CellHead", runs);
  }
  grid.end_row();
  for (const auto& row : chart.rows) {
    grid.begin_row();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Kind kind = chart.columns[i].kind;
      std::string runs;
      if (kind == Kind::Tier)
        append_badges(runs, row[i]);
      else
        append_run(runs, cut(row[i]), kind == Kind::Drawing ? "Drawing" : "");
      grid.cell(kind == Kind::Number ? "CellNumber" : "Cell", runs);
    }
    grid.end_row();
  }
  grid.finish();
}

void write_figures(Body& body, const Layout& layout, const std::vector<sdk::KeyFigure>& figures) {
  constexpr std::string_view kRule =
      "<w:tcBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"D0D8DA\"/></w:tcBorders>";
  if (figures.empty()) return;
  // As many beside each other as leave no single one in a row of its own.
  const std::size_t count = figures.size(), most = layout.beside              ? 2
                                                   : count == 5               ? 5
                                                   : count == 6 || count == 9 ? 3
                                                                              : 4;
  const std::size_t columns = std::min(count, most);
  const std::vector<int> widths(columns, layout.room / static_cast<int>(columns));
  Grid grid(body, "ParetoFigures", widths);
  for (std::size_t at = 0; at < figures.size(); at += columns) {
    grid.begin_row();
    for (std::size_t i = at; i < at + columns; ++i) {
      if (i >= figures.size()) {
        grid.cell("Cell", "");
        continue;
      }
      const sdk::KeyFigure& figure = figures[i];
      std::string label, value, remark;
      append_run(label, figure.label);
      append_run(value, figure.value, style_of(figure.style));
      if (!figure.unit.empty()) append_run(value, " " + figure.unit, "Unit");
      append_run(remark, figure.remark);
      grid.cell_of(paragraph("FigureLabel", label) + paragraph("FigureValue", value) +
                       paragraph("FigureRemark", remark),
                   kRule);
    }
    grid.end_row();
  }
  grid.finish();
}

}  // namespace pareto::docx
