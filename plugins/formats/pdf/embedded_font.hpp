// What a PDF embeds of a font of the machine: the characters used alone, as outlines that cairo has
// of them, whatever kind of font it is.
//
// A code is a glyph together with the words that it stands for, so that text which is searched and
// copied is what was written, even where a font draws two characters alike. Codes are given as
// texts are shaped and never change. Move-only; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pdf_file.hpp"

typedef struct _cairo_font_face cairo_font_face_t;

namespace pareto::pdf {

class EmbeddedFont {
 public:
  // `name`: as a reader's list of fonts shows it.
  EmbeddedFont(cairo_font_face_t* face, std::string_view name);
  ~EmbeddedFont();
  EmbeddedFont(EmbeddedFont&&) noexcept;

  // `words`: none for what belongs to the glyph before.
  std::uint16_t code(std::uint32_t glyph, std::string_view words);
  // In thousandths of an em.
  [[nodiscard]] int width(std::uint16_t code) const { return codes_[code].width; }

  // Writes its objects; `number` is the one that pages name.
  void write(PdfFile& file, int number) const;

 private:
  struct Outlines;
  struct Code {
    std::string words, outline;
    int width = 0;
    std::uint16_t next = 0;  // another one of the same glyph
  };
  [[nodiscard]] std::string to_unicode() const;

  std::unique_ptr<Outlines> outlines_;
  std::string name_;
  std::vector<Code> codes_;                                 // the first stands for what is missing
  std::unordered_map<std::uint32_t, std::uint16_t> first_;  // by glyph
};

}  // namespace pareto::pdf
