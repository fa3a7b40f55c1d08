// What is drawn on one page, in the language of PDF's content streams.
//
//     Content page(842, fonts);
//     page.box(45, 40, 505, 20);
//     page.fill(colour);
//     page.text(50, 55, 9.4, shaped.glyphs, colour);
//     file.stream(number, {}, page.finish());
//
// Points from the top left corner, y downwards. It remembers what was set, so that it is said when
// it changes; what is drawn covers what was drawn before. One thread.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "fonts.hpp"
#include "picture.hpp"

namespace pareto::pdf {

class Content {
 public:
  Content(double height, const Fonts& fonts) : height_(height), fonts_(fonts) {}

  // A path; it ends when it is painted.
  void move(double x, double y) { point(x, y, "m\n"); }
  void line(double x, double y) { point(x, y, "l\n"); }
  void curve(double x1, double y1, double x2, double y2, double x3, double y3);
  void close() { path_ += "h\n"; }
  void box(double x, double y, double width, double height);
  void fill(Colour colour);
  // `on` and `off` are the lengths of dashes; `round` joins.
  void stroke(Colour colour, double width, double on = 0, double off = 0, bool round = false);
  void fill_and_stroke(Colour inside, Colour colour, double width);

  // Stands on y, begins at x. `halo` is the width of a white edge below it, 0 for none; turned by a
  // right angle it runs downwards.
  void text(double x, double y, double size, std::span<const Glyph> glyphs, Colour colour,
            double halo = 0, bool turned = false);

  // The bytes; then it is empty.
  [[nodiscard]] std::string finish();

  // How strongly colours cover that any page needs, 0 to 255: "A17" is the name of a state of that
  // strength.
  [[nodiscard]] const std::set<std::uint8_t>& strengths() const { return strengths_; }

 private:
  void point(double x, double y, std::string_view op);
  void paint(std::string_view op);
  void set_fill(Colour colour);
  void set_stroke(Colour colour, double width, double on, double off, bool round);
  void set_font(std::uint16_t font, double size);
  void end_text();
  void begin_line(double x, double y, bool turned);
  void show(std::span<const Glyph> glyphs);
  void add_code(std::uint16_t code);

  double height_;
  const Fonts& fonts_;
  std::string out_, path_;
  std::set<std::uint8_t> strengths_;
  Colour fill_{0, 0, 0}, stroke_{0, 0, 0};
  double width_ = 1, on_ = 0, off_ = 0;
  bool round_ = false;
  bool in_text_ = false, turned_ = false;
  int font_ = -1;
  std::int64_t size_ = 0;                 // thousandths
  std::int64_t line_x_ = 0, line_y_ = 0;  // where the line of a text began, hundredths
};

}  // namespace pareto::pdf
