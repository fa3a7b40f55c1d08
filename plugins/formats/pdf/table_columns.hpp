// The columns of a table on paper: how their words look, how much room they need, and where they
// stand once that is settled.
//
//     TableColumns columns(info, amounts, look, fonts);      // needs what the headings and the total need
//     columns.measure(batch);                                // and what these rows need
//     const TablePlace place = columns.settle(flow, orientation, scales);
//     columns.place(0).width
//
// Cells are numbered as in shape().cells(). Millimetres, before the table as a whole is drawn
// smaller. What it is made of must stay; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bar_scale.hpp"
#include "column_widths.hpp"
#include "flow.hpp"
#include "fonts.hpp"
#include "look.hpp"
#include "pareto/format.hpp"
#include "pareto/shown.hpp"
#include "pareto/table_shape.hpp"
#include "text.hpp"

namespace pareto::pdf {

inline constexpr double kBarIndent = 4;

// What is shown of a text in a cell.
std::string cell_words(std::string text);
// Whether its values stand in one line whatever happens.
bool one_line(const sdk::Column& column);

class TableColumns {
 public:
  using Cell = sdk::TableShape::Cell;
  struct Place {
    double x = 0, width = 0;  // of the whole column
    std::uint32_t scale = 0;  // of its bars
  };

  TableColumns(const sdk::TableInfo& info, const sdk::Amounts& amounts, const Look& look,
               Fonts& fonts);

  void measure(const sdk::Batch& batch);
  // Scales of the columns of bars are added to `scales`; the flow is turned where they fit only on
  // another paper.
  TablePlace settle(Flow& flow, Orientation orientation, std::vector<BarScale>& scales);
  [[nodiscard]] const Place& place(std::size_t cell) const { return places_[cell]; }
  [[nodiscard]] double width() const { return width_; }  // of the table

  [[nodiscard]] const sdk::TableInfo& info() const { return info_; }
  [[nodiscard]] const sdk::Amounts& amounts() const { return amounts_; }
  [[nodiscard]] const Look& look() const { return look_; }
  [[nodiscard]] const sdk::TableShape& shape() const { return shape_; }
  [[nodiscard]] std::size_t size() const { return shape_.cells().size(); }
  [[nodiscard]] bool cards() const { return (info_.flags & PARETO_TABLE_CARDS) != 0; }
  [[nodiscard]] bool tight() const { return (info_.flags & PARETO_TABLE_TIGHT) != 0; }
  [[nodiscard]] bool call() const { return (info_.flags & PARETO_TABLE_CALL) != 0; }

  [[nodiscard]] const sdk::Column& column(const Cell& cell) const {
    return info_.columns[cell.column];
  }
  [[nodiscard]] bool has_bars(const Cell& cell) const {
    return column(cell).role == sdk::Role::Bar;
  }
  [[nodiscard]] bool at_right(std::size_t cell) const;
  // Ranks and leading badges say what they are by themselves, without a heading.
  [[nodiscard]] bool is_silent(std::size_t cell) const;
  // The empty room at the left of a cell.
  [[nodiscard]] double indent(std::size_t cell) const;
  [[nodiscard]] TextStyle style_of(std::size_t cell) const;
  // Lines of a heading with their styles: label, unit, note.
  [[nodiscard]] TextBlock heading(std::size_t cell, double width);

 private:
  void measure_heads();
  void measure_total();
  [[nodiscard]] double bar_cell(const std::vector<ColumnNeed>& words, double available) const;
  void need(std::size_t cell, double least, double best);

  const sdk::TableInfo& info_;
  const sdk::Amounts& amounts_;
  const Look& look_;
  Fonts& fonts_;
  sdk::TableShape shape_;
  bool titled_ = false;
  std::vector<ColumnNeed> needs_;
  std::vector<Place> places_;
  double width_ = 0;
};

}  // namespace pareto::pdf
