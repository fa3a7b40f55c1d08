// The cells of one sheet, in the order of rows and columns.
//
// An old sheet has at most 65 536 rows of 256 columns, and report writers put its cells in any
// order (by column, too), so that they are all read before the first row is answered: 16 bytes a
// cell. Plain values after construction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pareto/sheet_range.hpp>

#include "workbook.hpp"

namespace pareto::xls {

struct Cell {
  enum Kind : std::uint8_t { Number, Text, Shared, Bool, Error, Uncomputed };
  std::uint16_t row = 0, column = 0;  // from 0
  std::uint16_t style = 0;
  Kind kind = Number;
  union {
    double number = 0;
    struct {
      std::uint32_t begin, size;  // of Text
    } text;
    std::uint32_t value;  // of Shared, Bool and Error
  };
};
static_assert(sizeof(Cell) == 16);

class SheetCells {
 public:
  static constexpr std::size_t kColumns = 256;

  // Throws Failure(PARETO_E_DATA) for a sheet that is cut off or absurd.
  SheetCells(const sdk::Job& job, const Workbook& book, const BytePieces& stream,
             std::uint64_t offset, const sdk::SheetRange& range);

  // By row, then column, each place once.
  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] std::size_t width() const { return width_; }  // the last column + 1, of the sheet
  [[nodiscard]] std::int64_t rows() const { return rows_; }   // with a value

  // Appends the text that the cell becomes; false for a text that the workbook does not have.
  bool append(std::string& out, const Cell& cell, const Workbook& book) const;

 private:
  class Reading;

  std::vector<Cell> cells_;
  std::string texts_;
  std::size_t width_ = 0;
  std::int64_t rows_ = 0;
};

}  // namespace pareto::xls
