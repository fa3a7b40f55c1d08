// Tables of a document on paper: a head that returns on each page, rows that are never split, cards
// with their sentences.
//
// Column widths come from the headings, the total and the first kMeasuredRows rows, which are held;
// what follows streams and keeps to them: longer words wrap, a longer figure is set smaller. One
// thread.
#pragma once

#include <memory>
#include <vector>

#include "bar_scale.hpp"
#include "flow.hpp"
#include "fonts.hpp"
#include "look.hpp"
#include "pareto/format.hpp"
#include "table_cells.hpp"
#include "table_columns.hpp"

namespace pareto::pdf {

inline constexpr std::int64_t kMeasuredRows = 1000;

class TableWriter {
 public:
  // Scales of its columns of bars are added to `scales`.
  TableWriter(const sdk::TableInfo& info, const sdk::Amounts& amounts, const Look& look,
              Orientation orientation, Fonts& fonts, Flow& flow, std::vector<BarScale>& scales);

  void write(sdk::BatchStream& rows, const sdk::Job& job);

 private:
  using Cell = sdk::TableShape::Cell;

  [[nodiscard]] double row_space() const {
    return columns_.cards() ? 0 : columns_.tight() ? .42 : columns_.look().cell_space;
  }
  [[nodiscard]] Block scaled(Block block) const;
  [[nodiscard]] Block row_of(const sdk::Batch& batch, std::int64_t row);
  void add_head();
  void add_rows(const sdk::Batch& batch);
  void add_lines_to_write_on();
  void add_total();

  Orientation orientation_;
  Fonts& fonts_;
  Flow& flow_;
  std::vector<BarScale>& scales_;
  TableColumns columns_;
  TableCells cells_;
  TablePlace paper_;
  std::shared_ptr<const RepeatedHead> head_;
  std::int64_t rows_ = 0;
};

}  // namespace pareto::pdf
