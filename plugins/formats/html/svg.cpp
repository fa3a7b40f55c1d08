#include "svg.hpp"

#include <variant>

#include "markup.hpp"

namespace pareto::html {
namespace {

using sdk::Drawing;
using sdk::Ink;

class Writer {
 public:
  explicit Writer(const Drawing& drawing) {
    out_ = "<svg viewBox=\"0 0 " + number(drawing.width()) + " " + number(drawing.height()) +
           "\" role=\"img\" aria-label=\"" + escaped(drawing.says()) + "\">";
    for (const Drawing::Part& part : drawing.parts())
      std::visit([this](const auto& each) { write(each); }, part);
    out_ += "</svg>";
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static std::string colour(Ink ink) { return "var(--" + std::string(ink_name(ink)) + ")"; }

  void write(const Drawing::Rect& rect) {
    out_ += "<rect x=\"" + number(rect.x) + "\" y=\"" + number(rect.y) + "\" width=\"" +
            number(rect.width) + "\" height=\"" + number(rect.height) + "\" fill=\"" +
            colour(rect.ink) + "\"";
    if (rect.opacity < 1) out_ += " opacity=\"" + number(rect.opacity) + "\"";
    out_ += "/>";
  }
  void write(const Drawing::Line& line) {
    out_ += "<line x1=\"" + number(line.x1) + "\" y1=\"" + number(line.y1) + "\" x2=\"" +
            number(line.x2) + "\" y2=\"" + number(line.y2) + "\" stroke=\"" + colour(line.ink) +
            "\" stroke-width=\"" + number(line.width) + "\"";
    if (line.dashed) out_ += " stroke-dasharray=\"1.4 1\"";
    out_ += "/>";
  }
  void write(const Drawing::Circle& circle) {
    out_ += "<circle cx=\"" + number(circle.x) + "\" cy=\"" + number(circle.y) + "\" r=\"" +
            number(circle.radius) + "\" fill=\"";
    if (circle.ring <= 0)
      out_ += colour(circle.ink);
    else
      out_ += "var(--surface)\" stroke=\"" + colour(circle.ink) + "\" stroke-width=\"" +
              number(circle.ring);
    out_ += "\"/>";
  }
  void write(const Drawing::Path& path) {
    out_ += "<path d=\"";
    for (std::size_t i = 0; i < path.points.size(); ++i) {
      if (i != 1)
        out_ += i == 0 ? "M" : " ";
      else
        out_ += "L";
      out_ += number(path.points[i].x) + " " + number(path.points[i].y);
    }
    out_ += "\" fill=\"none\" stroke=\"" + colour(path.ink) + "\" stroke-width=\"" +
            number(path.width) + "\" stroke-linejoin=\"round\"/>";
  }
  void write(const Drawing::Words& words) {
    std::string style = words.vertical ? "writing-mode:vertical-rl;" : "";
    if (words.size > 0) style += "font-size:" + number(words.size) + "px;";
    if (words.coloured) style += "fill:" + colour(words.ink) + ";";
    write_words(words.x, words.y, classes(words.look), words.text, style);
  }
  void write(const Drawing::Badge& badge) {
    const std::string look(sdk::tier_class(badge.tier));
    out_ += "<rect x=\"" + number(badge.x) + "\" y=\"" + number(badge.y) +
            "\" width=\"4.3\" height=\"4.3\" rx=\".8\" class=\"t" + look + "\"/>";
    write_words(badge.x + 2.15, badge.y + 3.1, "m b o" + look, sdk::clipped(badge.tier, 2.2),
                "font-size:2.7px");
  }
  void write(const Drawing::Hint& hint) { out_ += "<g><title>" + escaped(hint.words) + "</title>"; }
  void write(const Drawing::HintEnd&) { out_ += "</g>"; }

  static std::string classes(const sdk::TextLook& look) {
    std::string out;
    const auto add = [&](bool wanted, char letter) {
      if (!wanted) return;
      if (!out.empty()) out += ' ';
      out += letter;
    };
    add(look.anchor == sdk::TextLook::Anchor::End, 'e');
    add(look.anchor == sdk::TextLook::Anchor::Middle, 'm');
    add(look.ink == Ink::Text, 'k');
    add(look.ink == Ink::Text2, 's');
    add(look.bold, 'b');
    add(look.halo, 'h');
    return out;
  }
  void write_words(double x, double y, const std::string& look, std::string_view words,
                   std::string_view style) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"";
    if (!look.empty()) out_ += " class=\"" + look + "\"";
    if (!style.empty()) out_ += " style=\"" + std::string(style) + "\"";
    out_ += ">" + escaped(words) + "</text>";
  }

  std::string out_;
};

}  // namespace

std::string svg_of(const Drawing& drawing) { return Writer(drawing).take(); }

}  // namespace pareto::html
