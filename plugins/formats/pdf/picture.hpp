// What is drawn on paper, as bytes: text already shaped, boxes, lines, discs. It is laid out first
// and painted when the number of pages is known, so until then it waits in a temporary file
// (spool.hpp) rather than in memory.
//
//     Picture picture;
//     picture.rect(0, 0, 40, 7, colour);
//     picture.text(2, 5, shaped, 3.3, colour);
//     page.add(picture, x, y);               // moved there
//
// Millimetres, y downwards. The bytes are for this program run only; output.cpp reads them. Values;
// one thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/drawing.hpp"

namespace pareto::pdf {

using sdk::Colour;

// A glyph by its font and its code in what the PDF embeds of it (embedded_font.hpp), in em from the
// begin of the text that it is of.
struct Glyph {
  std::uint16_t font, code;
  float x, y;
};
struct Shaped {
  std::vector<Glyph> glyphs;
  double width = 0;  // em

  // Goes on with another text behind it.
  void append(const Shaped& more);
};

// Which part of a scale that is known only at the end (bar_scale.hpp) moves what follows to the
// right.
enum class ScalePoint : std::uint8_t { Zero, Mark };

enum class Op : std::uint8_t { Rect, Line, Rule, Circle, Path, Text, Bar, Shift, Moved };

class Picture {
 public:
  // `radius` rounds the corners. A colour with alpha 0 leaves the ground; `edge` is the width of a
  // dashed edge, 0 for none.
  void rect(double x, double y, double width, double height, Colour colour, double radius = 0,
            double edge = 0);
  void line(double x1, double y1, double x2, double y2, double width, Colour colour,
            bool dashed = false);
  // A level line that nothing covers and that covers nothing: when it is painted does not matter.
  void rule(double x1, double x2, double y, double width, Colour colour);
  // A ring where `ring` is its width; it is filled with white.
  void circle(double x, double y, double radius, Colour colour, double ring = 0);
  void path(const std::vector<sdk::Drawing::Point>& points, double width, Colour colour,
            double scale = 1);
  // Stands on y, begins at x. A halo is a white edge around the letters; turned by a right angle it
  // runs downwards.
  void text(double x, double y, const Shaped& shaped, double size, Colour colour, bool halo = false,
            bool turned = false);
  // As long as its value in the scale, from the scale's zero.
  void bar(std::uint32_t scale, double x, double y, double height, double value, Colour colour,
           Colour negative);
  // The next op moves right by that point of the scale; without a mark it is left out.
  void shift(std::uint32_t scale, ScalePoint point);
  // Another picture, moved and scaled.
  void add(const Picture& other, double x, double y, double scale = 1);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  template <class T>
  void put(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof raw);
  }
  void put_op(Op op) { put(static_cast<std::uint8_t>(op)); }
  void put_number(double value) { put(static_cast<float>(value)); }
  std::string bytes_;
};

// Reads what Picture wrote.
class OpReader {
 public:
  explicit OpReader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool ended() const { return rest_.empty(); }
  template <class T>
  T take() {
    T value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  [[nodiscard]] Op op() { return static_cast<Op>(take<std::uint8_t>()); }
  [[nodiscard]] double number() { return take<float>(); }
  [[nodiscard]] std::string_view bytes(std::size_t size) {
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }

 private:
  std::string_view rest_;
};

}  // namespace pareto::pdf
