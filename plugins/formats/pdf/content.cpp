#include "content.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace pareto::pdf {
namespace {

constexpr std::int64_t kPowers[] = {1, 10, 100, 1000};
constexpr double kTolerated =
    2;  // thousandths of an em that a character may stand beside its place: 7 µm in a table

std::int64_t rounded(double value, int decimals) {
  return std::llround(value * static_cast<double>(kPowers[decimals]));
}

// A number of so many decimals, without zeros at the end.
void put_whole(std::string& out, std::int64_t value, int decimals) {
  if (value < 0) out += '-';
  const std::uint64_t size = value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                                       : static_cast<std::uint64_t>(value);
  const auto unit = static_cast<std::uint64_t>(kPowers[decimals]);
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, size / unit).ptr);
  std::uint64_t part = size % unit;
  if (part > 0) out += '.';
  for (std::uint64_t by = unit / 10; part > 0; by /= 10) {
    out += static_cast<char>('0' + part / by);
    part %= by;
  }
}

void put(std::string& out, double value, int decimals = 2) {
  put_whole(out, rounded(value, decimals), decimals);
}

void put_colour(std::string& out, Colour colour, std::string_view op) {
  for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
    put(out, part / 255.0, 3);
    out += ' ';
  }
  out += op;
}

}  // namespace

void Content::point(double x, double y, std::string_view op) {
  put(path_, x);
  path_ += ' ';
  put(path_, height_ - y);
  path_ += ' ';
  path_ += op;
}

void Content::curve(double x1, double y1, double x2, double y2, double x3, double y3) {
  point(x1, y1, {});
  point(x2, y2, {});
  point(x3, y3, "c\n");
}

void Content::box(double x, double y, double width, double height) {
  point(x, y + height, {});
  put(path_, width);
  path_ += ' ';
  put(path_, height);
  path_ += " re\n";
}

void Content::set_fill(Colour colour) {
  if (colour.alpha != fill_.alpha) {
    strengths_.insert(colour.alpha);
    out_ += "/A";
    put_whole(out_, colour.alpha, 0);
    out_ += " gs\n";
  }
  if (colour.red != fill_.red || colour.green != fill_.green || colour.blue != fill_.blue)
    put_colour(out_, colour, "rg\n");
  fill_ = colour;
}

void Content::set_stroke(Colour colour, double width, double on, double off, bool round) {
  if (!(colour == stroke_)) put_colour(out_, colour, "RG\n");
  stroke_ = colour;
  if (width != width_) {
    put(out_, width, 3);
    out_ += " w\n";
    width_ = width;
  }
  if (on != on_ || off != off_) {
    out_ += '[';
    if (on > 0) {
      put(out_, on);
      out_ += ' ';
      put(out_, off);
    }
    out_ += "] 0 d\n";
    on_ = on;
    off_ = off;
  }
  if (round != round_) out_ += round ? "1 j\n" : "0 j\n";
  round_ = round;
}

// What it is painted with is said before a path begins.
void Content::paint(std::string_view op) {
  out_ += path_;
  out_ += op;
  path_.clear();
}

void Content::fill(Colour colour) {
  end_text();
  set_fill(colour);
  paint("f\n");
}

void Content::stroke(Colour colour, double width, double on, double off, bool round) {
  end_text();
  set_stroke(colour, width, on, off, round);
  paint("S\n");
}

void Content::fill_and_stroke(Colour inside, Colour colour, double width) {
  end_text();
  set_fill(inside);
  set_stroke(colour, width, 0, 0, round_);
  paint("B\n");
}

void Content::end_text() {
  if (std::exchange(in_text_, false)) out_ += "ET\n";
}

void Content::set_font(std::uint16_t font, double size) {
  const std::int64_t wanted = rounded(size, 3);
  if (font_ == font && size_ == wanted) return;
  font_ = font;
  size_ = wanted;
  out_ += "/F";
  put_whole(out_, font, 0);
  out_ += ' ';
  put_whole(out_, wanted, 3);
  out_ += " Tf\n";
}

// Lines are placed from the one before, in steps of whole hundredths, so that no error adds up.
void Content::begin_line(double x, double y, bool turned) {
  const std::int64_t to_x = rounded(x, 2), to_y = rounded(height_ - y, 2);
  if (!in_text_) {
    out_ += "BT\n";
    in_text_ = true;
    turned_ = false;
    line_x_ = line_y_ = 0;
  }
  if (turned || turned_) {
    out_ += turned ? "0 -1 1 0 " : "1 0 0 1 ";
    put_whole(out_, to_x, 2);
    out_ += ' ';
    put_whole(out_, to_y, 2);
    out_ += " Tm\n";
  } else {
    put_whole(out_, to_x - line_x_, 2);
    out_ += ' ';
    put_whole(out_, to_y - line_y_, 2);
    out_ += " Td\n";
  }
  turned_ = turned;
  line_x_ = to_x;
  line_y_ = to_y;
}

void Content::add_code(std::uint16_t code) {
  for (const char byte : {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)}) {
    if (byte == '\r') {
      out_ += "\\r";
      continue;
    }
    if (byte == '(' || byte == ')' || byte == '\\') out_ += '\\';
    out_ += byte;
  }
}

// One string where characters stand where their widths put them; else it is moved on between them.
void Content::show(std::span<const Glyph> glyphs) {
  const double begin = glyphs.front().x;
  double at = 0;  // thousandths
  std::size_t array = 0;
  const std::size_t place = out_.size();
  out_ += '(';
  for (const Glyph& glyph : glyphs) {
    const double wanted = (static_cast<double>(glyph.x) - begin) * 1000;
    if (std::fabs(wanted - at) > kTolerated) {
      const auto back = static_cast<std::int64_t>(std::llround(at - wanted));
      out_ += ')';
      put_whole(out_, back, 0);
      out_ += '(';
      at -= static_cast<double>(back);
      ++array;
    }
    add_code(glyph.code);
    at += fonts_.glyph_width(glyph);
  }
  if (array > 0) {
    out_.insert(place, 1, '[');
    out_ += ")]TJ\n";
  } else {
    out_ += ")Tj\n";
  }
}

void Content::text(double x, double y, double size, std::span<const Glyph> glyphs, Colour colour,
                   double halo, bool turned) {
  while (!glyphs.empty()) {
    std::size_t count = 1;
    while (count < glyphs.size() && glyphs[count].font == glyphs[0].font &&
           glyphs[count].y == glyphs[0].y)
      ++count;
    const auto part = glyphs.first(count);
    const double along = part[0].x * size, across = part[0].y * size;
    begin_line(turned ? x - across : x + along, turned ? y + along : y + across, turned);
    set_font(part[0].font, size);
    if (halo > 0) {
      set_stroke({255, 255, 255}, halo, 0, 0, true);
      out_ += "1 Tr\n";
      show(part);
      out_ += "0 Tr\n";
      begin_line(turned ? x - across : x + along, turned ? y + along : y + across, turned);
    }
    set_fill(colour);
    show(part);
    glyphs = glyphs.subspan(count);
  }
}

std::string Content::finish() {
  end_text();
  return std::move(out_);
}

}  // namespace pareto::pdf
