#include "fonts.hpp"

#include <pango/pangocairo.h>

#include <utility>

#include "pareto/em_width.hpp"
#include "pareto/words.hpp"

namespace pareto::pdf {
namespace {

constexpr double kEm = 100;  // points at which texts are measured
constexpr std::size_t kMostShaped = 20'000;
// Those that people have, in the order of html's style sheet; the last is what the system thinks
// best.
constexpr const char* kFamilies =
#include "families.inc"
    ;

constexpr gunichar kCustomer = 0x5BA2;  // what each font with Chinese has

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};

// Figures and signs that no font shapes together: they need not be shaped each time.
constexpr bool stands_alone(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '+' || c == '-' || c == '%' ||
         c == ':';
}

// Whether a text is put together from signs and what stands between them.
bool is_composed(std::string_view text) {
  bool digits = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    digits |= c >= '0' && c <= '9';
  }
  return digits && text.size() > 1;
}

}  // namespace

struct Fonts::Pango {
  std::unique_ptr<PangoFontMap, Unref<PangoFontMap>> map{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref<PangoContext>> context;
  PangoAttrList* attributes[2] = {};

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
    PangoFontset* set = pango_font_map_load_fontset(map.get(), context.get(), any,
                                                    pango_language_from_string("zh-cn"));
    PangoFont* font = set != nullptr ? pango_fontset_get_font(set, character) : nullptr;
    const bool found = font != nullptr && pango_font_has_char(font, character);
    if (font != nullptr) g_object_unref(font);
    if (set != nullptr) g_object_unref(set);
    pango_font_description_free(any);
    return found;
  }
};

Fonts::Fonts(const sdk::Job& job, const std::string& family)
    : job_(job), pango_(std::make_unique<Pango>(family, job.chinese())) {
  if (!pango_->has('0')) {
    sdk::fail(
        job, PARETO_E_UNSUPPORTED,
        {"this machine has no fonts, which a PDF needs; install one that has Chinese, too (on Debian: apt install fonts-noto-cjk), or write --format html",
         "这台机器没有任何字体，无法生成 PDF；请安装含中文的字体（Debian：apt install fonts-noto-cjk），或改用 --format html"});
  }
}

Fonts::~Fonts() {
  for (const auto& [font, number] : numbers_) g_object_unref(font);
}

void Fonts::fail_without_chinese() const {
  sdk::fail(
      job_, PARETO_E_UNSUPPORTED,
      {"no font on this machine has Chinese characters, which this PDF needs; install one (on Debian: apt install fonts-noto-cjk), or write --format html, which is shown by the fonts of its reader",
       "这台机器没有含中文的字体，无法生成这份 PDF；请安装一种（Debian：apt install fonts-noto-cjk），或改用 --format html，它使用读者机器上的字体"});
}

std::uint16_t Fonts::font_number(void* font) {
  if (const auto found = numbers_.find(font); found != numbers_.end()) return found->second;
  g_object_ref(font);  // a font that is gone must not lend its address to another
  const auto number = static_cast<std::uint16_t>(embedded_.size());
  PangoFontDescription* described = pango_font_describe(static_cast<PangoFont*>(font));
  pango_font_description_unset_fields(described, PANGO_FONT_MASK_SIZE);
  char* name = pango_font_description_to_string(described);
  embedded_.emplace_back(
      cairo_scaled_font_get_font_face(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font))),
      name);
  g_free(name);
  pango_font_description_free(described);
  numbers_.emplace(font, number);
  return number;
}

void Fonts::trim() {
  for (auto& words : shaped_) {
    if (words.size() > kMostShaped) words.clear();
  }
}

const Shaped& Fonts::shape(std::string_view text, bool bold) {
  if (text.size() == 1 && stands_alone(text[0])) return single(text[0], bold);
  Known& known = shaped_[bold];
  if (const auto found = known.find(text); found != known.end()) return found->second;
  Shaped made = is_composed(text) ? composed(text, bold) : shape_by_pango(text, bold);
  return known.emplace(std::string(text), std::move(made)).first->second;
}

Shaped Fonts::shaped(std::string_view text, bool bold) {
  return is_composed(text) ? composed(text, bold) : shape(text, bold);
}

double Fonts::width(std::string_view text, bool bold) {
  if (!is_composed(text)) return shape(text, bold).width;
  double width = 0;
  for_signs(text, bold, [&](const Shaped& sign) { width += sign.width; });
  return width;
}

const Shaped& Fonts::single(char c, bool bold) {
  const auto at = static_cast<std::size_t>(c);
  if (!std::exchange(has_single_[bold][at], true))
    single_[bold][at] = shape_by_pango({&c, 1}, bold);
  return single_[bold][at];
}

template <class Each>
void Fonts::for_signs(std::string_view text, bool bold, Each each) {
  while (!text.empty()) {
    std::size_t size = 1;
    if (!stands_alone(text[0])) {
      while (size < text.size() && !stands_alone(text[size])) ++size;
    }
    each(shape(text.substr(0, size), bold));
    text.remove_prefix(size);
  }
}

// Figures are nearly all of a table's texts, and no two are the same: put together from their
// signs.
Shaped Fonts::composed(std::string_view text, bool bold) {
  Shaped out;
  out.glyphs.reserve(text.size());
  for_signs(text, bold, [&](const Shaped& sign) { out.append(sign); });
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
    if (code == '\t' || code == '\n' || code == '\r')
      text += ' ';
    else if (code < 0x20 || code == 0x7F || code == 0xFFFD)
      text += "\uFFFD";
    else
      text += before.substr(0, before.size() - rest.size());
  }
  GList* as_read = pango_itemize(pango_->context.get(), text.c_str(), 0,
                                 static_cast<int>(text.size()), pango_->attributes[bold], nullptr);
  // The same items in a list of its own.
  GList* items = pango_reorder_items(as_read);
  g_list_free(as_read);
  PangoGlyphString* glyphs = pango_glyph_string_new();
  double x = 0;
  bool lacks_chinese = false;
  for (GList* each = items; each != nullptr; each = each->next) {
    auto* item = static_cast<PangoItem*>(each->data);
    const std::string_view words(text.data() + item->offset,
                                 static_cast<std::size_t>(item->length));
    if (item->analysis.font == nullptr) continue;
    pango_shape_full(words.data(), item->length, text.c_str(), static_cast<int>(text.size()),
                     &item->analysis, glyphs);
    const std::uint16_t font = font_number(item->analysis.font);
    // Where the words of a cluster end: where the next one of the text begins, which stands before
    // it in what is read backwards.
    const bool backward = (item->analysis.level & 1) != 0;
    int after = item->length, last = -1;
    std::vector<int> ends(static_cast<std::size_t>(glyphs->num_glyphs));
    for (int k = 0; k < glyphs->num_glyphs; ++k) {
      const int i = backward ? k : glyphs->num_glyphs - 1 - k, start = glyphs->log_clusters[i];
      if (last != -1 && start != last) after = last;
      last = start;
      ends[static_cast<std::size_t>(i)] = after;
    }
    for (int i = 0; i < glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& info = glyphs->glyphs[i];
      const double unit = 1.0 / (kEm * PANGO_SCALE), at = x;
      x += info.geometry.width * unit;
      // What is not to be seen, such as a mark of direction.
      if (info.glyph == PANGO_GLYPH_EMPTY) continue;
      std::uint32_t index = info.glyph;
      if ((index & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
        lacks_chinese |= sdk::detail::is_square(index & 0x1FFFFF);
        index = 0;  // the font's own sign for what it lacks
      }
      const int start = glyphs->log_clusters[i], end = ends[static_cast<std::size_t>(i)];
      const bool goes_on = i > 0 && glyphs->log_clusters[i - 1] == start;
      const std::string_view own = goes_on ? std::string_view()
                                           : words.substr(static_cast<std::size_t>(start),
                                                          static_cast<std::size_t>(end - start));
      out.glyphs.push_back({font, embedded_[font].code(index, own),
                            static_cast<float>(at + info.geometry.x_offset * unit),
                            static_cast<float>(info.geometry.y_offset * unit)});
    }
  }
  pango_glyph_string_free(glyphs);
  g_list_free_full(items, [](void* item) { pango_item_free(static_cast<PangoItem*>(item)); });
  out.width = x;
  // A rare character that no font has is a box among words; without Chinese all are boxes, and that
  // is no document.
  if (lacks_chinese && !pango_->has(kCustomer)) fail_without_chinese();
  return out;
}

}  // namespace pareto::pdf
