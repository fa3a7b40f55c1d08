#include "embedded_font.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "char_string.hpp"
#include "pareto/em_width.hpp"

namespace pareto::pdf {
namespace {

constexpr double kUnits = 1000;  // of an em
constexpr int kMostSegments =
    20'000;  // a picture of a colour font that is traced by the dot is no outline
constexpr std::size_t kMostCodes = 65'000;
constexpr std::string_view kUnicodeMap[] = {
#include "unicode_map.inc"
};
constexpr std::string_view kCollection =
#include "collection.inc"
    ;

// "Noto Sans CJK SC Semi-Bold": letters, digits and hyphens only.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
      out += c;
  }
  return out.empty() ? "Font" : out;
}

}  // namespace

// A place to ask cairo for outlines; nothing is drawn.
struct EmbeddedFont::Outlines {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t* cr = cairo_create(surface);

  explicit Outlines(cairo_font_face_t* face) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_font_face(cr, face);
    cairo_set_font_size(cr, kUnits);
  }
  ~Outlines() {
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
  }
  Outlines(const Outlines&) = delete;

  [[nodiscard]] int width(std::uint32_t glyph) const {
    const cairo_glyph_t one{glyph, 0, 0};
    cairo_text_extents_t extents;
    cairo_glyph_extents(cr, &one, 1, &extents);
    return static_cast<int>(std::lround(std::clamp(extents.x_advance, -8 * kUnits, 8 * kUnits)));
  }
  [[nodiscard]] CharString outline(std::uint32_t glyph) const {
    const cairo_glyph_t one{glyph, 0, 0};
    cairo_new_path(cr);
    cairo_glyph_path(cr, &one, 1);
    cairo_path_t* path = cairo_copy_path(cr);
    CharString out;
    for (int i = 0; i < path->num_data && path->num_data <= kMostSegments;
         i += path->data[i].header.length) {
      const cairo_path_data_t* at = &path->data[i];
      const auto x = [at](int k) { return at[k].point.x; };
      const auto y = [at](int k) { return -at[k].point.y; };
      switch (at->header.type) {
        case CAIRO_PATH_MOVE_TO:
          out.move(x(1), y(1));
          break;
        case CAIRO_PATH_LINE_TO:
          out.line(x(1), y(1));
          break;
        case CAIRO_PATH_CURVE_TO:
          out.curve(x(1), y(1), x(2), y(2), x(3), y(3));
          break;
        case CAIRO_PATH_CLOSE_PATH:
          break;
      }
    }
    cairo_path_destroy(path);
    return out;
  }
};

EmbeddedFont::EmbeddedFont(cairo_font_face_t* face, std::string_view name)
    : outlines_(std::make_unique<Outlines>(face)),
      name_(plain(name)),
      codes_{{{}, CharString().finish(0), 0, 0}} {}
EmbeddedFont::~EmbeddedFont() = default;
EmbeddedFont::EmbeddedFont(EmbeddedFont&&) noexcept = default;

std::uint16_t EmbeddedFont::code(std::uint32_t glyph, std::string_view words) {
  std::uint16_t& first = first_[glyph];
  for (std::uint16_t at = first; at != 0; at = codes_[at].next) {
    if (codes_[at].words == words) return at;
  }
  // More than any font has: the character is right, what is copied of it may be another that looks
  // the same.
  if (codes_.size() > kMostCodes) return first;
  const int width = outlines_->width(glyph);
  std::string outline =
      first != 0 ? codes_[first].outline : outlines_->outline(glyph).finish(width);
  codes_.push_back({std::string(words), std::move(outline), width, first});
  return first = static_cast<std::uint16_t>(codes_.size() - 1);
}

std::string EmbeddedFont::to_unicode() const {
  static constexpr std::size_t kMostAtOnce = 100;  // a rule of such tables
  std::string lines;
  std::vector<std::size_t> known;
  for (std::size_t code = 1; code < codes_.size(); ++code) {
    if (!codes_[code].words.empty()) known.push_back(code);
  }
  for (std::size_t at = 0; at < known.size(); at += kMostAtOnce) {
    const std::size_t end = std::min(known.size(), at + kMostAtOnce);
    lines += std::to_string(end - at) + " beginbfchar\n";
    for (std::size_t i = at; i < end; ++i) {
      lines += '<';
      put_hex(lines, static_cast<std::uint16_t>(known[i]));
      lines += "> <" + utf16_hex(codes_[known[i]].words) + ">\n";
    }
    lines += "endbfchar\n";
  }
  return std::string(kUnicodeMap[0]) + lines + std::string(kUnicodeMap[1]);
}

void EmbeddedFont::write(PdfFile& file, int number) const {
  // Six letters say that it is a part of a font; which ones is free, as long as no two fonts of a
  // file have the same.
  std::string name = "PARETO+" + name_;
  for (int i = 0, rest = number; i < 6; ++i, rest /= 26)
    name[static_cast<std::size_t>(5 - i)] = static_cast<char>('A' + rest % 26);
  std::vector<std::string> characters;
  std::string widths;
  for (const Code& code : codes_) {
    characters.push_back(code.outline);
    widths += ' ' + std::to_string(code.width);
  }
  cairo_font_extents_t extents;
  cairo_font_extents(outlines_->cr, &extents);
  const std::string ascent = std::to_string(std::lround(extents.ascent)),
                    descent = std::to_string(-std::lround(extents.descent));
  const int font = file.reserve(), described = file.reserve(), program = file.reserve(),
            unicode = file.reserve();
  file.object(number, "<< /Type /Font /Subtype /Type0 /BaseFont /" + name +
                          " /Encoding /Identity-H /DescendantFonts [" + reference(font) +
                          "] /ToUnicode " + reference(unicode) + " >>");
  file.object(font, "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /" + name +
                        " /CIDSystemInfo " + std::string(kCollection) + " /FontDescriptor " +
                        reference(described) + " /DW 0 /W [0 [" + widths + "]] >>");
  file.object(described, "<< /Type /FontDescriptor /FontName /" + name +
                             " /Flags 4 /FontBBox [-1000 " + descent + " 2000 " + ascent +
                             "] /ItalicAngle 0 /Ascent " + ascent + " /Descent " + descent +
                             " /CapHeight " + ascent + " /StemV 80 /FontFile3 " +
                             reference(program) + " >>");
  file.stream(program, "/Subtype /CIDFontType0C", cff_font(name, characters));
  file.stream(unicode, {}, to_unicode());
}

}  // namespace pareto::pdf
