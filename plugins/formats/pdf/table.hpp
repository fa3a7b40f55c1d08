// Tables of a document on paper: a head that returns on each page, rows that are never split, cards with their sentences.
//
// Column widths come from the headings, the total and the first kMeasuredRows rows, which are held; what follows streams and keeps
// to them: longer words wrap, a longer figure is set smaller. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bar_scale.hpp"
#include "column_widths.hpp"
#include "flow.hpp"
#include "fonts.hpp"
#include "look.hpp"
#include "pareto/format.hpp"
#include "pareto/table_shape.hpp"
#include "text.hpp"

namespace pareto::pdf {

inline constexpr std::int64_t kMeasuredRows = 1000;

class TableWriter {
 public:
  // Scales of its columns of bars are added to `scales`.
  TableWriter(const sdk::TableInfo& info, const sdk::Amounts& amounts, const Look& look, Orientation orientation, Fonts& fonts, Flow& flow,
              std::vector<BarScale>& scales);

  void write(sdk::BatchStream& rows, const sdk::Job& job);

 private:
  using Cell = sdk::TableShape::Cell;
  struct Place {
    double x = 0, width = 0;  // of the whole column
    std::uint32_t scale = 0;  // of its bars
  };

  [[nodiscard]] bool cards() const { return (info_.flags & PARETO_TABLE_CARDS) != 0; }
  [[nodiscard]] bool tight() const { return (info_.flags & PARETO_TABLE_TIGHT) != 0; }
  [[nodiscard]] bool call() const { return (info_.flags & PARETO_TABLE_CALL) != 0; }
  [[nodiscard]] const sdk::Column& column(const Cell& cell) const { return info_.columns[cell.column]; }
  [[nodiscard]] bool has_bars(const Cell& cell) const { return column(cell).role == sdk::Role::Bar; }
  [[nodiscard]] bool at_right(std::size_t cell) const;
  // The empty room at the left of a cell.
  [[nodiscard]] double indent(std::size_t cell) const;
  [[nodiscard]] TextStyle style_of(std::size_t cell) const;
  [[nodiscard]] double row_space() const { return cards() ? 0 : tight() ? .42 : look_.cell_space; }
  [[nodiscard]] bool is_bad(const Cell& cell, const sdk::Batch& batch, std::int64_t row) const;

  void measure_heads();
  void measure(const sdk::Batch& batch);
  void measure_total();
  void need(std::size_t cell, double least, double best);
  void settle();

  [[nodiscard]] Block scaled(Block block) const;
  void add_head();
  void add_rows(const sdk::Batch& batch);
  void add_lines_to_write_on();
  void add_total();
  Block row_of(const sdk::Batch& batch, std::int64_t row);
  // What stands in a cell, laid out.
  struct Filled {
    std::optional<TextBlock> words;
    double height = 0;
  };
  Filled fill(std::size_t cell, const sdk::Batch& batch, std::int64_t row);
  void draw_cell(Picture& picture, std::size_t cell, const Filled& filled, const sdk::Batch& batch, std::int64_t row, double middle);
  void draw_bar(Picture& picture, std::size_t cell, const sdk::Batch& batch, std::int64_t row, double top, double height);
  void draw_badges(Picture& picture, std::size_t cell, std::string_view tier, double middle);
  [[nodiscard]] double badges_width(std::string_view tier);
  void draw_spark(Picture& picture, std::size_t cell, std::string_view values, double middle) const;
  // Lines of a heading with their styles: label, unit, note.
  [[nodiscard]] TextBlock heading(std::size_t cell, double width);

  const sdk::TableInfo& info_;
  const sdk::Amounts& amounts_;
  const Look& look_;
  Orientation orientation_;
  Fonts& fonts_;
  Flow& flow_;
  std::vector<BarScale>& scales_;
  sdk::TableShape shape_;
  bool titled_ = false;
  std::vector<ColumnNeed> needs_;
  std::vector<Place> places_;
  double width_ = 0;  // of the table, before scaling
  TablePlace paper_;
  std::shared_ptr<const RepeatedHead> head_;
  std::int64_t rows_ = 0;
};

}  // namespace pareto::pdf
