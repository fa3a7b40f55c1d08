// How wide the columns of a table are, guessed from what stands in its first rows. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <vector>

namespace pareto::docx {

struct WishedWidth {
  std::size_t signs = 0;  // of the widest cell and heading, as text_width counts
  bool wraps = false;     // words, which may go on in the next line; numbers may not
};

// Twentieths of a point, together `total`. Columns that wrap share what the others leave: more room
// than they wish goes to them, and less is taken from them, by their wishes. `sign` is the width of
// one, `padding` of the empty sides of a cell.
[[nodiscard]] std::vector<int> column_widths(const std::vector<WishedWidth>& wishes, int total,
                                             int sign, int padding);

}  // namespace pareto::docx
