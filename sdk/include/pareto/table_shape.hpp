// Which columns of a table are cells of its rows, and what stands beside or below them: a remark
// behind its title, a mark on the column before it, sentences on lines of their own.
//
//     const TableShape shape(info.columns);
//     for (const TableShape::Cell& cell : shape.cells()) write(cell.column, cell.remark);
//     for (std::size_t column : shape.sentences()) write_line(column);
//
// Values; header-only.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

class TableShape {
 public:
  struct Cell {
    std::size_t column;
    std::optional<std::size_t> remark, mark;  // columns that are shown in this one's cell
  };

  explicit TableShape(const std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Role role = columns[i].role;
      if (role == Role::Sentence) {
        sentences_.push_back(i);
      } else if (role == Role::Mark && columns[i].type == Type::Bool) {
        if (!cells_.empty() && cells_.back().column + 1 == i) cells_.back().mark = i;
      } else if (role == Role::Remark && i > 0 && columns[i - 1].role == Role::Title) {
        cells_.back().remark = i;
      } else {
        cells_.push_back({i, {}, {}});
      }
    }
  }

  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] const std::vector<std::size_t>& sentences() const { return sentences_; }
  // The cells before the title: rank, tier, code. A sentence begins below the first one behind
  // them.
  [[nodiscard]] std::size_t leading(const std::vector<Column>& columns) const {
    std::size_t count = 0;
    for (const Cell& cell : cells_) {
      const Role role = columns[cell.column].role;
      if (role != Role::Rank && role != Role::Tier && role != Role::Key) break;
      ++count;
    }
    return count < cells_.size() ? count : 0;
  }
  // Whether a row's mark says that the cell is bad.
  [[nodiscard]] static bool is_marked(const Cell& cell, const Batch& batch, std::int64_t row) {
    if (!cell.mark) return false;
    const ColumnView marks = batch.column(*cell.mark);
    return !marks.is_null(row) && marks.integer(row) != 0;
  }

 private:
  std::vector<Cell> cells_;
  std::vector<std::size_t> sentences_;
};

}  // namespace v0
}  // namespace pareto::sdk
