// The scale of one column of bars. The largest value may come last, so bars are kept as values and
// get their length when all rows have passed. Millimetres within the cell of the bar. Values; one
// thread.
#pragma once

#include <algorithm>
#include <cmath>

namespace pareto::pdf {

// As long as there is room, and what is still a picture.
inline constexpr double kBarCell = 58, kLeastBarCell = 12;

class BarScale {
 public:
  // `mark`: where a line is drawn across all bars; NaN: nowhere. `cell`: how wide the cell is.
  BarScale(double mark, double cell) : mark_(mark), cell_(cell) {
    if (marked()) add(mark);
  }
  void add(double value) {
    if (!std::isfinite(value)) return;
    least_ = std::min(least_, value);
    most_ = std::max(most_, value);
  }
  [[nodiscard]] bool marked() const { return std::isfinite(mark_); }
  [[nodiscard]] double length(double value) const { return value * unit(); }
  [[nodiscard]] double zero() const { return (least_ < 0 ? 3 : .3) - least_ * unit(); }
  [[nodiscard]] double mark() const { return zero() + mark_ * unit(); }

 private:
  // Room at the right for the name of the mark.
  [[nodiscard]] double unit() const {
    const double left = least_ < 0 ? 3 : .3, right = cell_ - (marked() ? 10 : 2);
    return most_ > least_ ? (right - left) / (most_ - least_) : 0;
  }
  double mark_, cell_, least_ = 0, most_ = 0;
};

}  // namespace pareto::pdf
