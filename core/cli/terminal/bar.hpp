// A share as a bar of blocks, exact to an eighth of a cell.
//
// A bar is the last thing in its line, since the width of a block depends on the terminal's font.
// Pure function; any thread.
#pragma once

#include <string>

namespace pareto::cli {

inline constexpr int kBarCells = 24;

// `share` 1 fills all cells; whatever is above 0 shows. Without blocks, whole cells of '#'.
[[nodiscard]] std::string bar(double share, bool blocks, int cells = kBarCells);

}  // namespace pareto::cli
