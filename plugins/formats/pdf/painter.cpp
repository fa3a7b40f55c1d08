#include "painter.hpp"

#include <cmath>
#include <cstring>
#include <utility>

#include "look.hpp"
#include "pages.hpp"

namespace pareto::pdf {
namespace {

constexpr double kHalo = .7;      // mm
constexpr double kArc = .552285;  // how far the handles of a quarter of a circle reach, in radii

}  // namespace

double Painter::x(double value) const { return (place_.x + value * place_.scale) * kPoint; }
double Painter::y(double value) const { return (place_.y + value * place_.scale) * kPoint; }
double Painter::size(double value) const { return value * place_.scale * kPoint; }

void Painter::paint(std::string_view bytes, Place place) {
  const Place before = std::exchange(place_, place);
  OpReader in(bytes);
  bool left_out = false;
  double shifted = 0;
  while (!in.ended()) {
    const Op op = in.op();
    if (op == Op::Shift) {
      const BarScale& scale = scales_[in.take<std::uint32_t>()];
      const bool mark = static_cast<ScalePoint>(in.take<std::uint8_t>()) == ScalePoint::Mark;
      left_out = mark && !scale.marked();
      shifted = left_out ? 0 : mark ? scale.mark() : scale.zero();
      continue;
    }
    place_ = {place.x + std::exchange(shifted, 0) * place.scale, place.y, place.scale};
    hidden_ = std::exchange(left_out, false);
    paint_op(op, in);
    hidden_ = false;
  }
  place_ = before;
}

void Painter::paint_op(Op op, OpReader& in) {
  switch (op) {
    case Op::Rect:
      return rect(in);
    case Op::Line:
      return line(in);
    case Op::Rule:
      return rule(in);
    case Op::Circle:
      return circle(in);
    case Op::Path:
      return path(in);
    case Op::Text:
      return text(in);
    case Op::Bar:
      return bar(in);
    case Op::Moved: {
      const double x = in.number(), y = in.number(), scale = in.number();
      const std::string_view bytes = in.bytes(in.take<std::uint32_t>());
      if (!hidden_)
        paint(bytes,
              {place_.x + x * place_.scale, place_.y + y * place_.scale, place_.scale * scale});
      return;
    }
    case Op::Shift:
      return;
  }
}

// From one point to another around the corner.
void Painter::round_corner(double corner_x, double corner_y, double from_x, double from_y,
                           double to_x, double to_y) {
  const auto between = [](double from, double to) { return from + (to - from) * kArc; };
  page_.curve(x(between(from_x, corner_x)), y(between(from_y, corner_y)),
              x(between(to_x, corner_x)), y(between(to_y, corner_y)), x(to_x), y(to_y));
}

void Painter::rounded_box(double left, double top, double width, double height, double radius) {
  if (radius <= 0) return page_.box(x(left), y(top), size(width), size(height));
  const double right = left + width, bottom = top + height;
  page_.move(x(left + radius), y(top));
  page_.line(x(right - radius), y(top));
  round_corner(right, top, right - radius, top, right, top + radius);
  page_.line(x(right), y(bottom - radius));
  round_corner(right, bottom, right, bottom - radius, right - radius, bottom);
  page_.line(x(left + radius), y(bottom));
  round_corner(left, bottom, left + radius, bottom, left, bottom - radius);
  page_.line(x(left), y(top + radius));
  round_corner(left, top, left, top + radius, left + radius, top);
  page_.close();
}

void Painter::rect(OpReader& in) {
  const double left = in.number(), top = in.number(), width = in.number(), height = in.number(),
               radius = in.number(), edge = in.number();
  const auto colour = in.take<Colour>();
  if (hidden_ || (edge <= 0 && colour.alpha == 0)) return;
  rounded_box(left, top, width, height, radius);
  if (edge > 0)
    page_.stroke(sdk::colour_of(sdk::Ink::LineStrong), size(edge), size(.8), size(.5));
  else
    page_.fill(colour);
}

void Painter::line(OpReader& in) {
  const double x1 = in.number(), y1 = in.number(), x2 = in.number(), y2 = in.number(),
               width = in.number();
  const auto colour = in.take<Colour>();
  const bool dashed = in.take<std::uint8_t>() != 0;
  if (hidden_) return;
  page_.move(x(x1), y(y1));
  page_.line(x(x2), y(y2));
  page_.stroke(colour, size(width), dashed ? size(1.4) : 0, dashed ? size(1) : 0);
}

// Rules of one colour wait to be painted at once, so that the words of rows follow each other.
void Painter::rule(OpReader& in) {
  const double x1 = in.number(), x2 = in.number(), middle = in.number(), width = in.number();
  const auto colour = in.take<Colour>();
  if (hidden_) return;
  if (!(colour == rule_colour_)) finish_rules();
  rule_colour_ = colour;
  rules_.push_back({x(x1), y(middle - width / 2), size(x2 - x1), size(width)});
}

void Painter::finish_rules() {
  if (rules_.empty()) return;
  for (const auto& [left, top, width, height] : rules_) page_.box(left, top, width, height);
  page_.fill(rule_colour_);
  rules_.clear();
}

void Painter::circle(OpReader& in) {
  const double middle_x = in.number(), middle_y = in.number(), radius = in.number(),
               ring = in.number();
  const auto colour = in.take<Colour>();
  if (hidden_) return;
  rounded_box(middle_x - radius, middle_y - radius, 2 * radius, 2 * radius, radius);
  if (ring > 0)
    page_.fill_and_stroke(sdk::colour_of(sdk::Ink::Surface), colour, size(ring));
  else
    page_.fill(colour);
}

void Painter::path(OpReader& in) {
  const double width = in.number();
  const auto colour = in.take<Colour>();
  const auto count = in.take<std::uint32_t>();
  for (std::uint32_t i = 0; i < count; ++i) {
    const double to_x = in.number(), to_y = in.number();
    if (i == 0)
      page_.move(x(to_x), y(to_y));
    else
      page_.line(x(to_x), y(to_y));
  }
  if (count > 0) page_.stroke(colour, size(width), 0, 0, true);
}

void Painter::bar(OpReader& in) {
  const BarScale& scale = scales_[in.take<std::uint32_t>()];
  const double left = in.number(), top = in.number(), height = in.number();
  const auto value = in.take<double>();
  const auto positive = in.take<Colour>(), negative = in.take<Colour>();
  const double length = scale.length(std::fabs(value));
  page_.box(x(left + scale.zero() - (value < 0 ? length : 0)), y(top), size(length), size(height));
  page_.fill(value < 0 ? negative : positive);
}

void Painter::text(OpReader& in) {
  const double left = in.number(), base = in.number(), em = in.number();
  const auto colour = in.take<Colour>();
  const bool halo = in.take<std::uint8_t>() != 0, turned = in.take<std::uint8_t>() != 0;
  const auto count = in.take<std::uint32_t>();
  const std::string_view bytes = in.bytes(count * sizeof(Glyph));
  if (hidden_ || count == 0) return;
  glyphs_.resize(count);
  std::memcpy(glyphs_.data(), bytes.data(), bytes.size());
  page_.text(x(left), y(base), size(em), glyphs_, colour, halo ? size(kHalo) : 0, turned);
}

}  // namespace pareto::pdf
