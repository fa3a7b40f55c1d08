// A drawing as plain data, for formats to write as what they have: SVG, a PDF's paths, shapes of a
// word processor.
//
//     Drawing drawing(kSheetWidth, 40, "Net sales by month");
//     drawing.rect(45, 2, 80, 3.4, Ink::ChartA);
//     drawing.text(42, 5, "e k", "华东", 2.9);                    // ends at 42, dark
//     for (const Drawing::Part& part : drawing.parts()) std::visit(…, part);
//
// Units are millimetres of an A4 sheet that has kSheetWidth between its margins; y grows downwards,
// a text stands on its y. Inks are names of Pareto's look: a format with a style sheet maps them,
// others take colour_of. charts.hpp makes drawings of charts. Values; one thread. Header-only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pareto/em_width.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline constexpr double kSheetWidth = 178;
inline constexpr double kDrawingText = 2.45;  // the usual size of a text

enum class Ink : std::uint8_t {
  Surface,
  Text,
  Text2,
  Text3,
  Line,
  LineStrong,
  Accent,
  AccentSoft,
  Mark,
  Bad,
  ChartA,
  ChartB,
  ChartC,
  ChartGhost,
  ChartLine,
  ChartGrid,
  BandA,
  BandB
};

// Red, green, blue and alpha, each 0 to 255.
struct Colour {
  std::uint8_t red, green, blue, alpha = 255;
  constexpr bool operator==(const Colour&) const = default;
};

namespace detail {

struct InkEntry {
  std::string_view name;
  Colour colour;
};
inline constexpr std::array<InkEntry, 18> kInks = {{{"surface", {0xff, 0xff, 0xff}},
                                                    {"text", {0x15, 0x22, 0x26}},
                                                    {"text-2", {0x47, 0x56, 0x5c}},
                                                    {"text-3", {0x5f, 0x6d, 0x74}},
                                                    {"line", {0xe3, 0xe8, 0xe9}},
                                                    {"line-strong", {0xd0, 0xd8, 0xda}},
                                                    {"accent", {0x0e, 0x6b, 0x74}},
                                                    {"accent-soft", {0xe1, 0xf0, 0xf1}},
                                                    {"mark", {0xb4, 0x53, 0x0a}},
                                                    {"bad", {0xb3, 0x26, 0x1e}},
                                                    {"chart-a", {0x0e, 0x6b, 0x74}},
                                                    {"chart-b", {0x4d, 0x9d, 0xa4}},
                                                    {"chart-c", {0x87, 0x96, 0x9d}},
                                                    {"chart-ghost-line", {0xb9, 0xc5, 0xc9}},
                                                    {"chart-line", {0x15, 0x22, 0x26}},
                                                    {"chart-grid", {0xeb, 0xef, 0xf0}},
                                                    {"band-a", {14, 107, 116, 17}},
                                                    {"band-b", {14, 107, 116, 7}}}};

}  // namespace detail

// "chart-a": the name in style sheets.
constexpr std::string_view ink_name(Ink ink) {
  return detail::kInks[static_cast<std::size_t>(ink)].name;
}
constexpr Colour colour_of(Ink ink) { return detail::kInks[static_cast<std::size_t>(ink)].colour; }

// The letter of a tier that has colours of its own, or "X".
constexpr std::string_view tier_class(std::string_view tier) {
  for (const std::string_view known : {"S", "A", "B", "C", "D"}) {
    if (tier == known) return known;
  }
  return "X";
}
// Of a tier's badge; without a ground it has a dashed edge of Ink::LineStrong.
struct TierColours {
  bool has_ground;
  Colour ground, letter;
};
constexpr TierColours tier_colours(std::string_view tier) {
  switch (tier_class(tier)[0]) {
    case 'S':
      return {true, {0x10, 0x26, 0x2b}, {0xff, 0xff, 0xff}};
    case 'A':
      return {true, {0x0e, 0x6b, 0x74}, {0xff, 0xff, 0xff}};
    case 'B':
      return {true, {0xbd, 0xdf, 0xe1}, {0x0a, 0x4a, 0x51}};
    case 'D':
      return {false, {0xff, 0xff, 0xff}, {0x5f, 0x6d, 0x74}};
    default:
      return {true, {0xe4, 0xe9, 0xeb}, {0x47, 0x56, 0x5c}};
  }
}

// How a text stands and looks, from letters as a style sheet has classes: e and m anchor its end
// and middle at x, k and s are darker, b is bold, h has a light edge that keeps it readable over
// lines.
struct TextLook {
  enum class Anchor : std::uint8_t { Start, Middle, End } anchor = Anchor::Start;
  Ink ink = Ink::Text3;
  bool bold = false, halo = false;

  constexpr TextLook(std::string_view letters = {}) {
    for (const char letter : letters) {
      if (letter == 'e')
        anchor = Anchor::End;
      else if (letter == 'm')
        anchor = Anchor::Middle;
      else if (letter == 'k')
        ink = Ink::Text;
      else if (letter == 's')
        ink = Ink::Text2;
      else if (letter == 'b')
        bold = true;
      else if (letter == 'h')
        halo = true;
    }
  }
  constexpr TextLook(const char* letters) : TextLook(std::string_view(letters)) {}
};

class Drawing {
 public:
  struct Rect {
    double x, y, width, height;
    Ink ink;
    double opacity;
  };
  struct Line {
    double x1, y1, x2, y2;
    Ink ink;
    double width;
    bool dashed;
  };
  // A disc, or a ring filled with the surface's colour: then `ring` is its width.
  struct Circle {
    double x, y, radius;
    Ink ink;
    double ring;
  };
  struct Point {
    double x, y;
  };
  struct Path {
    std::vector<Point> points;
    Ink ink;
    double width;
  };
  struct Words {
    double x, y;
    TextLook look;
    std::string text;
    double size;    // 0: kDrawingText
    bool coloured;  // by `ink` rather than by the look
    Ink ink;
    bool vertical;  // from top to bottom, centred on x, the way names stand under bars
  };
  // The letter of a tier in its colour, 4.3 square.
  struct Badge {
    double x, y;
    std::string tier;
  };
  // What a pointer that rests on what is drawn up to HintEnd reads.
  struct Hint {
    std::string words;
  };
  struct HintEnd {};
  using Part = std::variant<Rect, Line, Circle, Path, Words, Badge, Hint, HintEnd>;

  // `says` is what a reader who cannot see hears in place of the drawing.
  Drawing(double width, double height, std::string_view says)
      : width_(width), height_(height), says_(says) {}

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] const std::string& says() const { return says_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  void rect(double x, double y, double width, double height, Ink ink, double opacity = 1) {
    parts_.push_back(Rect{x, y, width, height, ink, opacity});
  }
  void line(double x1, double y1, double x2, double y2, Ink ink, double width,
            bool dashed = false) {
    parts_.push_back(Line{x1, y1, x2, y2, ink, width, dashed});
  }
  void circle(double x, double y, double radius, Ink ink) {
    parts_.push_back(Circle{x, y, radius, ink, 0});
  }
  void ring(double x, double y, double radius, Ink ink, double width) {
    parts_.push_back(Circle{x, y, radius, ink, width});
  }
  void path(std::vector<Point> points, Ink ink, double width) {
    parts_.push_back(Path{std::move(points), ink, width});
  }
  void text(double x, double y, TextLook look, std::string_view words, double size = 0) {
    parts_.push_back(Words{x, y, look, std::string(words), size, false, look.ink, false});
  }
  void text(double x, double y, TextLook look, std::string_view words, double size, Ink ink) {
    parts_.push_back(Words{x, y, look, std::string(words), size, true, ink, false});
  }
  void vertical(double x, double y, TextLook look, std::string_view words, double size) {
    parts_.push_back(Words{x, y, look, std::string(words), size, false, look.ink, true});
  }
  void vertical(double x, double y, TextLook look, std::string_view words, double size, Ink ink) {
    parts_.push_back(Words{x, y, look, std::string(words), size, true, ink, true});
  }
  void badge(double x, double y, std::string_view tier) {
    parts_.push_back(Badge{x, y, std::string(tier)});
  }
  void begin_hint(std::string_view words) { parts_.push_back(Hint{std::string(words)}); }
  void end_hint() { parts_.push_back(HintEnd{}); }

 private:
  double width_, height_;
  std::string says_;
  std::vector<Part> parts_;
};

}  // namespace v0
}  // namespace pareto::sdk
