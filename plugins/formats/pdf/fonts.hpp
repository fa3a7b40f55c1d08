// Fonts of the machine, found by fontconfig, and texts shaped with them by Pango.
//
// Glyphs are measured once in em, unhinted, so that a text is shaped once for all sizes; what was shaped is kept, as words and
// characters return again and again. One object per document; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pareto/job.hpp"
#include "picture.hpp"

typedef struct _cairo_font_face cairo_font_face_t;

namespace pareto::pdf {

class Fonts {
 public:
  // `family`: to be taken before the usual ones; may be empty. Throws Failure (UNSUPPORTED) where there is no font at all.
  Fonts(const sdk::Job& job, const std::string& family);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Without a break, however long. Valid until trim(). Throws Failure (UNSUPPORTED) for Chinese text where no font has Chinese.
  const Shaped& shape(std::string_view text, bool bold);
  [[nodiscard]] double width(std::string_view text, bool bold) { return shape(text, bold).width; }

  // Forgets what was shaped if it has become much. To be called where nobody holds a Shaped.
  void trim();

  // The faces that the runs of shaped texts name.
  [[nodiscard]] cairo_font_face_t* face(std::uint16_t font) const { return faces_[font]; }

 private:
  struct Pango;
  Shaped shape_by_pango(std::string_view text, bool bold);
  Shaped composed(std::string_view text, bool bold);
  std::uint16_t font_number(void* pango_font);
  [[noreturn]] void fail_without_chinese() const;

  sdk::Job job_;
  std::unique_ptr<Pango> pango_;
  std::unordered_map<std::string, Shaped> shaped_[2];  // plain, bold
  std::unordered_map<void*, std::uint16_t> numbers_;
  std::vector<cairo_font_face_t*> faces_;
};

}  // namespace pareto::pdf
