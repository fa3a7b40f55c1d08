// The cells of a table's rows on paper: their words laid out, then drawn with badges, sparks and
// bars. Millimetres; one thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "table_columns.hpp"

namespace pareto::pdf {

class TableCells {
 public:
  // What stands in a cell, laid out: words, or a value in one line.
  struct Filled {
    std::optional<TextBlock> words;
    Shaped value;
    TextStyle style;  // of the value
    double height = 0;
  };

  // `columns` are settled before a cell is asked for; lengths of bars are added to `scales`.
  TableCells(const TableColumns& columns, Fonts& fonts, std::vector<BarScale>& scales)
      : columns_(columns), fonts_(fonts), scales_(scales) {}

  // Where the words of a cell begin, and where its column ends.
  [[nodiscard]] double left(std::size_t cell) const {
    return columns_.place(cell).x + columns_.indent(cell);
  }
  [[nodiscard]] double right(std::size_t cell) const {
    return columns_.place(cell).x + columns_.place(cell).width;
  }

  Filled fill(std::size_t cell, const sdk::Batch& batch, std::int64_t row);
  void draw(Picture& picture, std::size_t cell, const Filled& filled, const sdk::Batch& batch,
            std::int64_t row, double middle);
  void draw_bar(Picture& picture, std::size_t cell, const sdk::Batch& batch, std::int64_t row,
                double top, double height);
  void draw_tier(Picture& picture, std::size_t cell, std::string_view tier, double middle);

 private:
  using Cell = sdk::TableShape::Cell;
  [[nodiscard]] bool is_bad(const Cell& cell, const sdk::Batch& batch, std::int64_t row) const;

  const TableColumns& columns_;
  Fonts& fonts_;
  std::vector<BarScale>& scales_;
};

}  // namespace pareto::pdf
