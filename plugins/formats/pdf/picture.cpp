#include "picture.hpp"

namespace pareto::pdf {

void Shaped::append(const Shaped& more) {
  for (Glyph glyph : more.glyphs) {
    glyph.x += static_cast<float>(width);
    glyphs.push_back(glyph);
  }
  width += more.width;
}

void Picture::rect(double x, double y, double width, double height, Colour colour, double radius,
                   double edge) {
  put_op(Op::Rect);
  for (const double each : {x, y, width, height, radius, edge}) put_number(each);
  put(colour);
}

void Picture::line(double x1, double y1, double x2, double y2, double width, Colour colour,
                   bool dashed) {
  put_op(Op::Line);
  for (const double each : {x1, y1, x2, y2, width}) put_number(each);
  put(colour);
  put(static_cast<std::uint8_t>(dashed));
}

void Picture::rule(double x1, double x2, double y, double width, Colour colour) {
  put_op(Op::Rule);
  for (const double each : {x1, x2, y, width}) put_number(each);
  put(colour);
}

void Picture::circle(double x, double y, double radius, Colour colour, double ring) {
  put_op(Op::Circle);
  for (const double each : {x, y, radius, ring}) put_number(each);
  put(colour);
}

void Picture::path(const std::vector<sdk::Drawing::Point>& points, double width, Colour colour,
                   double scale) {
  put_op(Op::Path);
  put_number(width * scale);
  put(colour);
  put(static_cast<std::uint32_t>(points.size()));
  for (const sdk::Drawing::Point& point : points) {
    put_number(point.x * scale);
    put_number(point.y * scale);
  }
}

void Picture::text(double x, double y, const Shaped& shaped, double size, Colour colour, bool halo,
                   bool turned) {
  put_op(Op::Text);
  for (const double each : {x, y, size}) put_number(each);
  put(colour);
  put(static_cast<std::uint8_t>(halo));
  put(static_cast<std::uint8_t>(turned));
  put(static_cast<std::uint32_t>(shaped.glyphs.size()));
  bytes_.append(reinterpret_cast<const char*>(shaped.glyphs.data()),
                shaped.glyphs.size() * sizeof shaped.glyphs[0]);
}

void Picture::bar(std::uint32_t scale, double x, double y, double height, double value,
                  Colour colour, Colour negative) {
  put_op(Op::Bar);
  put(scale);
  for (const double each : {x, y, height}) put_number(each);
  put(value);
  put(colour);
  put(negative);
}

void Picture::shift(std::uint32_t scale, ScalePoint point) {
  put_op(Op::Shift);
  put(scale);
  put(static_cast<std::uint8_t>(point));
}

void Picture::add(const Picture& other, double x, double y, double scale) {
  if (other.empty()) return;
  put_op(Op::Moved);
  for (const double each : {x, y, scale}) put_number(each);
  put(static_cast<std::uint32_t>(other.bytes_.size()));
  bytes_ += other.bytes_;
}

}  // namespace pareto::pdf
