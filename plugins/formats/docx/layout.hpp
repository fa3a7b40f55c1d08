// Where on the page something stands: what room it has, and how large letters are there.
#pragma once

namespace pareto::docx {

// On a single sheet letters are smaller, so that what belongs on it fits.
inline constexpr double kSheetScale = 0.88;

struct Layout {
  int room = 0;         // from side to side, in twentieths of a point
  double scale = 1;     // of letters
  bool beside = false;  // in a column beside others
  [[nodiscard]] int scaled(int length) const { return static_cast<int>(length * scale); }
};

}  // namespace pareto::docx
