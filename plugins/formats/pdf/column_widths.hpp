// How wide the columns of a table are, from what stands in them. Pure functions; millimetres.
#pragma once

#include <vector>

#include "spool.hpp"

namespace pareto::pdf {

struct ColumnNeed {
  double least = 0;    // below it words would be torn, or figures not stand in one line
  double best = 0;     // everything in one line
  bool fixed = false;  // neither wider nor narrower than best
};

// The paper on which columns stand, and how much smaller than usual all of the table is drawn (1:
// not).
struct TablePlace {
  PaperSize paper;
  double scale = 1;
};

enum class Orientation { Auto, Portrait, Landscape };

// As it lies where the columns fit; else turned; else smaller; else on the next larger paper, so
// that nothing is left out.
TablePlace place_of(const std::vector<ColumnNeed>& needs, PaperSize paper, Orientation orientation);

// Widths that sum up to `width`, which is at least the sum of what the columns need at least.
std::vector<double> widths_of(const std::vector<ColumnNeed>& needs, double width);

}  // namespace pareto::pdf
