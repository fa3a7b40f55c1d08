// The beginning of a file as raw texts: what layout, mapping and the choice of forms are decided
// by.
//
// Plain values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pareto::imports {

struct RawRow {
  std::int64_t line = 0;           // of the file, from 1
  std::vector<std::string> cells;  // an empty text is an empty cell
};

struct Sample {
  std::vector<RawRow> rows;
  std::size_t columns = 0;
};

// How many rows are looked at.
inline constexpr std::size_t kSampleRows = 200;

// The filled cells of one column, from row `first` on.
[[nodiscard]] inline std::vector<std::string> column_of(const Sample& sample, std::size_t column,
                                                        std::size_t first) {
  std::vector<std::string> out;
  for (std::size_t r = first; r < sample.rows.size(); ++r) {
    const auto& cells = sample.rows[r].cells;
    if (column < cells.size() && !cells[column].empty()) out.push_back(cells[column]);
  }
  return out;
}

}  // namespace pareto::imports
