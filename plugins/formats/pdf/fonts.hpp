// Fonts of the machine, found by fontconfig, and texts shaped with them by Pango.
//
// Glyphs are measured once in em, unhinted, so that a text is shaped once for all sizes; what was
// shaped is kept, as words and characters return again and again. One object per document; one
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "embedded_font.hpp"
#include "pareto/job.hpp"
#include "picture.hpp"

namespace pareto::pdf {

class Fonts {
 public:
  // `family`: to be taken before the usual ones; may be empty. Throws Failure (UNSUPPORTED) where
  // there is no font at all.
  Fonts(const sdk::Job& job, const std::string& family);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Without a break, however long. Valid until trim(). Throws Failure (UNSUPPORTED) for Chinese
  // text where no font has Chinese.
  const Shaped& shape(std::string_view text, bool bold);
  // The same as a value, which is not kept where it is put together from its signs, as figures are:
  // no two of them are the same.
  [[nodiscard]] Shaped shaped(std::string_view text, bool bold);
  [[nodiscard]] double width(std::string_view text, bool bold);

  // Forgets what was shaped if it has become much. To be called where nobody holds a Shaped.
  void trim();

  // Those that the glyphs of shaped texts name, for the document to embed.
  [[nodiscard]] const std::vector<EmbeddedFont>& embedded() const { return embedded_; }
  // How far the text goes on behind a glyph by itself, in thousandths of an em.
  [[nodiscard]] int glyph_width(const Glyph& glyph) const {
    return embedded_[glyph.font].width(glyph.code);
  }

 private:
  struct Pango;
  Shaped shape_by_pango(std::string_view text, bool bold);
  const Shaped& single(char c, bool bold);
  template <class Each>
  void for_signs(std::string_view text, bool bold, Each each);
  Shaped composed(std::string_view text, bool bold);
  std::uint16_t font_number(void* pango_font);
  [[noreturn]] void fail_without_chinese() const;

  sdk::Job job_;
  std::unique_ptr<Pango> pango_;
  // A text is asked for many times, so that no string is made to look for it.
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Known = std::unordered_map<std::string, Shaped, Hash, std::equal_to<>>;
  Known shaped_[2];                    // plain, bold
  std::array<Shaped, 128> single_[2];  // of what stands alone; made when it is first asked for
  std::array<bool, 128> has_single_[2]{};
  std::unordered_map<void*, std::uint16_t> numbers_;  // by Pango's font
  std::vector<EmbeddedFont> embedded_;
};

}  // namespace pareto::pdf
