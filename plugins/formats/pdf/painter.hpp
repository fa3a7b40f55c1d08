// Paints what pictures hold (picture.hpp) onto a page, when the scales of its bars are known. One
// thread.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "bar_scale.hpp"
#include "content.hpp"
#include "picture.hpp"

namespace pareto::pdf {

class Painter {
 public:
  Painter(Content& page, const std::vector<BarScale>& scales) : page_(page), scales_(scales) {}

  void paint(std::string_view bytes) { paint(bytes, {0, 0, 1}); }
  // Paints what waits, once all of a page was told.
  void finish() { finish_rules(); }

 private:
  // Where a picture stands, in millimetres, and how large it is.
  struct Place {
    double x, y, scale;
  };
  void paint(std::string_view bytes, Place place);
  void paint_op(Op op, OpReader& in);
  void rect(OpReader& in);
  void line(OpReader& in);
  void rule(OpReader& in);
  void finish_rules();
  void circle(OpReader& in);
  void path(OpReader& in);
  void bar(OpReader& in);
  void text(OpReader& in);
  void rounded_box(double x, double y, double width, double height, double radius);
  void round_corner(double x, double y, double from_x, double from_y, double to_x, double to_y);

  // Points on the page.
  [[nodiscard]] double x(double value) const;
  [[nodiscard]] double y(double value) const;
  [[nodiscard]] double size(double value) const;

  Content& page_;
  const std::vector<BarScale>& scales_;
  Place place_{0, 0, 1};
  bool hidden_ = false;
  std::vector<std::array<double, 4>> rules_;
  Colour rule_colour_{};
  std::vector<Glyph> glyphs_;
};

}  // namespace pareto::pdf
