#include "chart_picture.hpp"

#include <variant>

#include "text.hpp"

namespace pareto::pdf {
namespace {

using sdk::Drawing;
using sdk::TextLook;

class Painter {
 public:
  Painter(Picture& picture, Fonts& fonts) : picture_(picture), fonts_(fonts) {}

  void operator()(const Drawing::Rect& rect) {
    sdk::Colour colour = colour_of(rect.ink);
    if (rect.opacity < 1)
      colour.alpha = static_cast<std::uint8_t>(colour.alpha * rect.opacity + .5);
    picture_.rect(rect.x, rect.y, rect.width, rect.height, colour);
  }
  void operator()(const Drawing::Line& line) {
    picture_.line(line.x1, line.y1, line.x2, line.y2, line.width, colour_of(line.ink), line.dashed);
  }
  void operator()(const Drawing::Circle& circle) {
    picture_.circle(circle.x, circle.y, circle.radius, colour_of(circle.ink), circle.ring);
  }
  void operator()(const Drawing::Path& path) {
    picture_.path(path.points, path.width, colour_of(path.ink));
  }
  void operator()(const Drawing::Words& words) {
    const double size = words.size > 0 ? words.size : sdk::kDrawingText;
    if (words.vertical) return write_down(words, size);
    const Shaped& shape = fonts_.shape(words.text, words.look.bold);
    const double width = shape.width * size;
    const double x = words.x - (words.look.anchor == TextLook::Anchor::End      ? width
                                : words.look.anchor == TextLook::Anchor::Middle ? width / 2
                                                                                : 0);
    picture_.text(x, words.y, shape, size, colour_of(words.ink), words.look.halo);
  }
  void operator()(const Drawing::Badge& badge) {
    draw_badge(fonts_, picture_, badge.x, badge.y, badge.tier);
  }
  void operator()(const Drawing::Hint&) {}  // paper has no pointer
  void operator()(const Drawing::HintEnd&) {}

 private:
  // Chinese characters stand below each other, words of letters lie on their side.
  void write_down(const Drawing::Words& words, double size) {
    double y = words.y;
    std::string_view rest = words.text;
    while (!rest.empty()) {
      std::string_view end = rest;
      const bool upright = stands(sdk::next_character(end));
      while (!upright && !end.empty()) {
        std::string_view after = end;
        if (stands(sdk::next_character(after))) break;
        end = after;
      }
      const Shaped& shape = fonts_.shape(rest.substr(0, rest.size() - end.size()), words.look.bold);
      const double length = shape.width * size;
      if (upright)
        picture_.text(words.x - length / 2, y + .87 * size, shape, size, colour_of(words.ink));
      else
        picture_.text(words.x - .35 * size, y, shape, size, colour_of(words.ink), false, true);
      y += upright ? size : length;
      rest = end;
    }
  }
  // Brackets and marks turn with the line.
  static bool stands(char32_t c) {
    return sdk::detail::is_square(c) && !(c >= 0x3001 && c <= 0x301F) &&
           !(c >= 0xFF00 && c <= 0xFF0F);
  }

  Picture& picture_;
  Fonts& fonts_;
};

}  // namespace

Picture picture_of(const Drawing& drawing, Fonts& fonts) {
  Picture picture;
  Painter painter(picture, fonts);
  for (const Drawing::Part& part : drawing.parts()) std::visit(painter, part);
  return picture;
}

}  // namespace pareto::pdf
