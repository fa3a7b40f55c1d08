#include "fonts.hpp"

#include <cairo-ft.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include FT_FONT_FORMATS_H

#include <cstring>

#include "pareto/em_width.hpp"
#include "pareto/words.hpp"

namespace pareto::pdf {
namespace {

constexpr double kEm = 100;  // points at which texts are measured
constexpr std::size_t kMostShaped = 20'000;
// Those that people have, in the order of html's style sheet; the last is what the system thinks best.
constexpr const char* kFamilies =
#include "families.inc"
    ;

constexpr gunichar kCustomer = 0x5BA2;  // what each font with Chinese has

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};

// Figures and signs that no font shapes together: they need not be shaped each time.
constexpr bool stands_alone(char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '+' || c == '-' || c == '%' || c == ':'; }

// A face of FreeType as long as cairo has use for it, which may be longer than the document lives.
struct OwnFace {
  std::shared_ptr<FT_LibraryRec_> library;
  FT_Face face = nullptr;
  ~OwnFace() {
    if (face != nullptr) FT_Done_Face(face);
  }
};
constexpr cairo_user_data_key_t kOwnFace{};

// Cairo embeds a font of PostScript outlines with all subroutines of its thousands of characters, a megabyte for a page. Of a font that
// it takes for a synthetic one it writes the outlines of the characters used alone, a tenth of that; the flag, which is none of its
// own, changes nothing else. Null where the font has other outlines, or is one that only Pango knows how to draw.
cairo_font_face_t* small_face(PangoFont* font, const std::shared_ptr<FT_LibraryRec_>& library) {
  constexpr unsigned kTakenForSynthetic = 4;
  FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcChar8* file = nullptr;
  int index = 0;
  FcBool changed = FcFalse, variable = FcFalse;
  FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &changed);
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  if (!library || changed || variable || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch) {
    return nullptr;
  }
  auto own = std::make_unique<OwnFace>(OwnFace{library, nullptr});
  if (FT_New_Face(library.get(), reinterpret_cast<const char*>(file), index, &own->face) != 0) return nullptr;
  if (const char* kind = FT_Get_Font_Format(own->face); kind == nullptr || std::strcmp(kind, "CFF") != 0) return nullptr;
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(own->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &kOwnFace, own.get(), [](void* each) { delete static_cast<OwnFace*>(each); }) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    return nullptr;
  }
  static_cast<void>(own.release());
  cairo_ft_font_face_set_synthesize(face, kTakenForSynthetic);
  return face;
}

std::shared_ptr<FT_LibraryRec_> open_freetype() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return {};
  return {library, [](FT_Library each) { FT_Done_FreeType(each); }};
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }
bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

struct Fonts::Pango {
  std::unique_ptr<PangoFontMap, Unref<PangoFontMap>> map{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref<PangoContext>> context;
  PangoAttrList* attributes[2] = {};
  std::shared_ptr<FT_LibraryRec_> freetype = open_freetype();

  explicit Pango(const std::string& family, bool chinese) {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
    context.reset(pango_font_map_create_context(map.get()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    // Which forms of a character a reader expects: those of his language.
    pango_context_set_language(context.get(), pango_language_from_string(chinese ? "zh-cn" : "en"));
    const std::string families = family.empty() ? kFamilies : family + "," + kFamilies;
    for (const bool bold : {false, true}) {
      PangoFontDescription* font = pango_font_description_new();
      pango_font_description_set_family(font, families.c_str());
      pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_absolute_size(font, kEm * PANGO_SCALE);
      attributes[bold] = pango_attr_list_new();
      pango_attr_list_insert(attributes[bold], pango_attr_font_desc_new(font));
      // Figures below each other stand below each other.
      pango_attr_list_insert(attributes[bold], pango_attr_font_features_new("tnum=1, lnum=1"));
      pango_font_description_free(font);
    }
  }
  ~Pango() {
    for (PangoAttrList* list : attributes) pango_attr_list_unref(list);
  }
  // Whether any font has the character.
  [[nodiscard]] bool has(gunichar character) const {
    PangoFontDescription* any = pango_font_description_from_string(kFamilies);
    PangoFontset* set = pango_font_map_load_fontset(map.get(), context.get(), any, pango_language_from_string("zh-cn"));
    PangoFont* font = set != nullptr ? pango_fontset_get_font(set, character) : nullptr;
    const bool found = font != nullptr && pango_font_has_char(font, character);
    if (font != nullptr) g_object_unref(font);
    if (set != nullptr) g_object_unref(set);
    pango_font_description_free(any);
    return found;
  }
};

Fonts::Fonts(const sdk::Job& job, const std::string& family) : job_(job), pango_(std::make_unique<Pango>(family, job.chinese())) {
  if (!pango_->has('0')) {
    sdk::fail(job, PARETO_E_UNSUPPORTED,
              {"this machine has no fonts, which a PDF needs; install one that has Chinese, too (on Debian: apt install fonts-noto-cjk), or write --format html",
               "这台机器没有任何字体，无法生成 PDF；请安装含中文的字体（Debian：apt install fonts-noto-cjk），或改用 --format html"});
  }
}

Fonts::~Fonts() {
  for (cairo_font_face_t* face : faces_) cairo_font_face_destroy(face);
  for (const auto& [font, number] : numbers_) g_object_unref(font);
}

void Fonts::fail_without_chinese() const {
  sdk::fail(job_, PARETO_E_UNSUPPORTED,
            {"no font on this machine has Chinese characters, which this PDF needs; install one (on Debian: apt install fonts-noto-cjk), or write --format html, which is shown by the fonts of its reader",
             "这台机器没有含中文的字体，无法生成这份 PDF；请安装一种（Debian：apt install fonts-noto-cjk），或改用 --format html，它使用读者机器上的字体"});
}

std::uint16_t Fonts::font_number(void* font) {
  if (const auto found = numbers_.find(font); found != numbers_.end()) return found->second;
  g_object_ref(font);  // a font that is gone must not lend its address to another
  const auto number = static_cast<std::uint16_t>(faces_.size());
  cairo_font_face_t* face = small_face(static_cast<PangoFont*>(font), pango_->freetype);
  if (face == nullptr) face = cairo_font_face_reference(cairo_scaled_font_get_font_face(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font))));
  faces_.push_back(face);
  numbers_.emplace(font, number);
  return number;
}

void Fonts::trim() {
  for (auto& words : shaped_) {
    if (words.size() > kMostShaped) words.clear();
  }
}

const Shaped& Fonts::shape(std::string_view text, bool bold) {
  auto& known = shaped_[bold];
  std::string key(text);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  Shaped made = text.size() > 1 && is_ascii(text) && has_digit(text) ? composed(text, bold) : shape_by_pango(text, bold);
  return known.emplace(std::move(key), std::move(made)).first->second;
}

// Figures are nearly all of a table's texts, and no two are the same: put together from their signs.
Shaped Fonts::composed(std::string_view text, bool bold) {
  Shaped out;
  while (!text.empty()) {
    std::size_t size = 1;
    if (!stands_alone(text[0])) {
      while (size < text.size() && !stands_alone(text[size])) ++size;
    }
    out.append(shape(text.substr(0, size), bold));
    text.remove_prefix(size);
  }
  return out;
}

Shaped Fonts::shape_by_pango(std::string_view raw, bool bold) {
  Shaped out;
  if (raw.empty()) return out;
  // What Pango would refuse is replaced, and control characters have no shape.
  std::string text;
  for (std::string_view rest = raw; !rest.empty();) {
    const std::string_view before = rest;
    const char32_t code = sdk::next_character(rest);
    if (code == '\t' || code == '\n' || code == '\r') text += ' ';
    else if (code < 0x20 || code == 0x7F || code == 0xFFFD) text += "\uFFFD";
    else text += before.substr(0, before.size() - rest.size());
  }
  GList* items = pango_itemize(pango_->context.get(), text.c_str(), 0, static_cast<int>(text.size()), pango_->attributes[bold], nullptr);
  items = pango_reorder_items(items);
  PangoGlyphString* glyphs = pango_glyph_string_new();
  double x = 0;
  bool lacks_chinese = false;
  for (GList* each = items; each != nullptr; each = each->next) {
    auto* item = static_cast<PangoItem*>(each->data);
    const std::string_view words(text.data() + item->offset, static_cast<std::size_t>(item->length));
    if (item->analysis.font == nullptr) continue;
    pango_shape_full(words.data(), item->length, text.c_str(), static_cast<int>(text.size()), &item->analysis, glyphs);
    GlyphRun run;
    run.font = font_number(item->analysis.font);
    run.text = words;
    run.backward = (item->analysis.level & 1) != 0;
    int last = -1;
    std::vector<int> starts;  // of clusters, in the order of the glyphs
    for (int i = 0; i < glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& info = glyphs->glyphs[i];
      std::uint32_t index = info.glyph == PANGO_GLYPH_EMPTY ? 0xFFFFFFFF : info.glyph;
      if (index != 0xFFFFFFFF && (index & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
        lacks_chinese |= sdk::detail::is_square(index & 0x1FFFFF);
        index = 0;  // the font's own sign for what it lacks
      }
      const double unit = 1.0 / (kEm * PANGO_SCALE);
      run.glyphs.push_back({index, static_cast<float>(x + info.geometry.x_offset * unit), static_cast<float>(info.geometry.y_offset * unit)});
      x += info.geometry.width * unit;
      const int start = glyphs->log_clusters[i];
      if (start != last) {
        starts.push_back(start);
        run.clusters.push_back({0, 0});
        last = start;
      }
      ++run.clusters.back().glyphs;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const int end = run.backward ? (i == 0 ? item->length : starts[i - 1]) : (i + 1 < starts.size() ? starts[i + 1] : item->length);
      run.clusters[i].bytes = static_cast<std::uint8_t>(end - starts[i]);
    }
    if (run.backward) std::reverse(run.clusters.begin(), run.clusters.end());
    out.runs.push_back(std::move(run));
  }
  pango_glyph_string_free(glyphs);
  g_list_free_full(items, [](void* item) { pango_item_free(static_cast<PangoItem*>(item)); });
  out.width = x;
  // A rare character that no font has is a box among words; without Chinese all are boxes, and that is no document.
  if (lacks_chinese && !pango_->has(kCustomer)) fail_without_chinese();
  return out;
}

}  // namespace pareto::pdf
