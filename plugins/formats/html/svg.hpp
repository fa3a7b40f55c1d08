// Writes one drawing as inline SVG, in millimetres of an A4 sheet that has 178 between its margins.
//
// Colours are the names of the page's tokens ("accent", "chart-a"), so a drawing follows the style sheet. Value; one thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::html {

inline constexpr double kSheetWidth = 178;

class Svg {
 public:
  // `says` is what a screen reader reads in place of the drawing.
  Svg(double width, double height, std::string_view says);

  void rect(double x, double y, double width, double height, std::string_view colour, double opacity = 1);
  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width, bool dashed = false);
  void circle(double x, double y, double radius, std::string_view colour);
  void ring(double x, double y, double radius, std::string_view colour, double width);
  // A polyline; `points` as "M0 1L2 3".
  void path(std::string_view points, std::string_view colour, double width);

  // `look` are classes: e and m anchor at the end and middle, k and s are darker, b is bold. Size 0: the usual 2.45.
  void text(double x, double y, std::string_view look, std::string_view words, double size = 0, std::string_view colour = {});
  // From top to bottom, centred on x, the way names stand under bars.
  void vertical(double x, double y, std::string_view look, std::string_view words, double size, std::string_view colour = {});
  // The letter of a tier in its colour, 4.3 square.
  void badge(double x, double y, std::string_view tier);

  // What a pointer that rests on what is drawn in between reads.
  void begin_hint(std::string_view words);
  void end_hint();

  [[nodiscard]] std::string finish();

 private:
  void words(double x, double y, std::string_view look, std::string_view words, std::string_view style);
  std::string out_;
};

// The class of a tier's badge: its letter, or "X" for tiers that have no colour of their own.
std::string_view tier_class(std::string_view tier);

}  // namespace pareto::html
