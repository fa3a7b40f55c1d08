// Which rows below the head are no data: sums, repeated heads and titles, footers.
//
// ERP exports put a 小计 after each block, the head anew on every page and "打印日期 …" at the end.
// Nothing of that may become a record, and all of it is counted and said. Each kind can be switched
// off (shape.hpp): then such rows are data. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/imports/cells/cell_text.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/shape/shape.hpp"
#include "core/imports/source/sample.hpp"

namespace pareto::imports {

enum class RowKind { Data, Blank, Total, Footer, Header };

class RowSorter {
 public:
  explicit RowSorter(const Layout& layout, const Shape& shape = {});

  // `cell(i)` is the text of column i, empty where there is none.
  template <class Cell>
  [[nodiscard]] RowKind kind(const Cell& cell) const {
    std::size_t first = 0;
    while (first < columns_ && cell(first).empty()) ++first;
    if (first == columns_) return RowKind::Blank;
    const std::string_view text = cell(first);
    for (const Repeated& row : repeated_) {
      if (first == row.column && trimmed(text) == row.cells[first] && is_same(row, cell))
        return RowKind::Header;
    }
    bool special = may_be_special(text);
    // The word of a sum may stand behind a number of rows or in the column it sums over.
    std::size_t looked = 1;
    for (std::size_t i = first + 1; !special && i < columns_ && looked < kSumCells; ++i) {
      if (cell(i).empty()) continue;
      ++looked;
      special = ends_like_sum(cell(i));
    }
    if (!special) return RowKind::Data;
    std::vector<std::string_view> filled;
    for (std::size_t i = first; i < columns_; ++i) {
      if (!cell(i).empty()) filled.push_back(cell(i));
    }
    return special_kind(filled);
  }

 private:
  // A row of head or titles.
  struct Repeated {
    std::size_t column = 0;  // the first that is filled
    std::vector<std::string> cells;
  };
  static constexpr std::size_t kSumCells = 4;

  template <class Cell>
  [[nodiscard]] bool is_same(const Repeated& row, const Cell& cell) const {
    for (std::size_t i = row.column; i < columns_; ++i) {
      if (!cell(i).empty() && trimmed(cell(i)) != row.cells[i]) return false;
    }
    return true;
  }
  [[nodiscard]] static bool may_be_special(std::string_view text);
  [[nodiscard]] static bool ends_like_sum(std::string_view text);
  [[nodiscard]] RowKind special_kind(const std::vector<std::string_view>& filled) const;

  Shape shape_;
  std::vector<Repeated> repeated_;
  std::size_t columns_ = 0, named_columns_ = 0;
};

// The sample without the rows below its head that are no data.
[[nodiscard]] Sample data_of(Sample sample, const Layout& layout, const Shape& shape = {});

}  // namespace pareto::imports
