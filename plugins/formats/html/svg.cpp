#include "svg.hpp"

#include "markup.hpp"

namespace pareto::html {
namespace {

std::string colour_of(std::string_view token) { return token == "none" ? "none" : "var(--" + std::string(token) + ")"; }

}  // namespace

std::string_view tier_class(std::string_view tier) {
  for (const std::string_view known : {"S", "A", "B", "C", "D"}) {
    if (tier == known) return known;
  }
  return "X";
}

Svg::Svg(double width, double height, std::string_view says) {
  out_ = "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\" aria-label=\"" + escaped(says) + "\">";
}

void Svg::rect(double x, double y, double width, double height, std::string_view colour, double opacity) {
  out_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) +
          "\" fill=\"" + colour_of(colour) + "\"";
  if (opacity < 1) out_ += " opacity=\"" + number(opacity) + "\"";
  out_ += "/>";
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view colour, double width, bool dashed) {
  out_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
          "\" stroke=\"" + colour_of(colour) + "\" stroke-width=\"" + number(width) + "\"";
  if (dashed) out_ += " stroke-dasharray=\"1.4 1\"";
  out_ += "/>";
}

void Svg::circle(double x, double y, double radius, std::string_view colour) {
  out_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" fill=\"" + colour_of(colour) +
          "\"/>";
}

void Svg::ring(double x, double y, double radius, std::string_view colour, double width) {
  out_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) +
          "\" fill=\"var(--surface)\" stroke=\"" + colour_of(colour) + "\" stroke-width=\"" + number(width) + "\"/>";
}

void Svg::path(std::string_view points, std::string_view colour, double width) {
  out_ += "<path d=\"" + std::string(points) + "\" fill=\"none\" stroke=\"" + colour_of(colour) + "\" stroke-width=\"" +
          number(width) + "\" stroke-linejoin=\"round\"/>";
}

void Svg::words(double x, double y, std::string_view look, std::string_view words, std::string_view style) {
  out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"";
  if (!look.empty()) out_ += " class=\"" + std::string(look) + "\"";
  if (!style.empty()) out_ += " style=\"" + std::string(style) + "\"";
  out_ += ">" + escaped(words) + "</text>";
}

void Svg::text(double x, double y, std::string_view look, std::string_view text, double size, std::string_view colour) {
  std::string style;
  if (size > 0) style += "font-size:" + number(size) + "px;";
  if (!colour.empty()) style += "fill:" + colour_of(colour) + ";";
  words(x, y, look, text, style);
}

void Svg::vertical(double x, double y, std::string_view look, std::string_view text, double size, std::string_view colour) {
  std::string style = "writing-mode:vertical-rl;font-size:" + number(size) + "px;";
  if (!colour.empty()) style += "fill:" + colour_of(colour) + ";";
  words(x, y, look, text, style);
}

void Svg::badge(double x, double y, std::string_view tier) {
  const std::string look(tier_class(tier));
  out_ += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"4.3\" height=\"4.3\" rx=\".8\" class=\"t" + look + "\"/>";
  words(x + 2.15, y + 3.1, "m b o" + look, clipped(tier, 2.2), "font-size:2.7px");
}

void Svg::begin_hint(std::string_view words) { out_ += "<g><title>" + escaped(words) + "</title>"; }
void Svg::end_hint() { out_ += "</g>"; }

std::string Svg::finish() { return std::move(out_) + "</svg>"; }

}  // namespace pareto::html
