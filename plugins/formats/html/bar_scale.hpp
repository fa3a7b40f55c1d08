// The bars of one column, written before their scale is known.
//
// A cell holds its value ("--v:12.5"), no length. When the last row has passed, rule() says how
// long one of that unit is, where zero lies and where the mark; the style sheet multiplies
// (style.css.inc, .bar). So a table of any length streams and still has bars in one scale. One
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "table_fit.hpp"

namespace pareto::html {

// At most six digits, which is more than the widest bar shows: "1.3925e-08". A number as CSS reads
// it.
[[nodiscard]] std::string short_number(double value);

class BarScale {
 public:
  // Of the table's column `column`. `mark`: where a line is drawn across all bars; NaN: nowhere.
  BarScale(std::size_t column, double mark);

  // How wide its cells are for bars, in millimetres.
  void set_width(double width) { width_ = width; }
  [[nodiscard]] bool marked() const { return marked_; }
  // The classes of its cells.
  [[nodiscard]] std::string look() const;
  // The bar of one cell; empty for what is no number.
  [[nodiscard]] std::string bar(double value);
  // The style rule for all of its cells, after the last; `table` is the table's id.
  [[nodiscard]] std::string rule(std::string_view table) const;

 private:
  std::string class_;
  bool marked_;
  double mark_, width_ = kWidestBar;
  double least_ = 0, most_ = 0;
};

}  // namespace pareto::html
