// How the columns of a table share the width of the page: which texts stay on one line, and what is
// left for bars.
//
// A browser may break Chinese between any two signs, so a table that is a little too wide would
// stand a name of three signs in three lines. The first rows say what room the columns want: the
// longest texts are given lines of their own first, then bars become shorter, and only a table that
// no sheet could hold breaks words. Pure; lengths in millimetres, texts in em.
#pragma once

#include <string_view>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::html {

inline constexpr double kWidestBar = 58;

struct TableFit {
  // Of each column of the table: a text up to this width is not broken; negative: even words may
  // be.
  std::vector<double> whole;
  double bar = kWidestBar;  // of each column of bars
};

// `rows`: the first ones. `room`: what the table has from side to side at the size of letters of a
// whole page.
[[nodiscard]] TableFit fit_table(const sdk::TableInfo& info, const std::vector<sdk::Batch>& rows,
                                 const sdk::Amounts& amounts, double room);

// The longest part of the text that has no blank and no Chinese sign, in em: it may have to be
// broken within.
[[nodiscard]] double longest_word(std::string_view text);

}  // namespace pareto::html
