#include "core/base/display_width.hpp"

#include <algorithm>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

std::size_t cells_of(char32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return 0;
  return static_cast<std::size_t>(unihan::cells(code));
}

// The longest beginning of `text` that takes at most `cells`, with the marks that combine with its
// last character.
std::string_view fitting(std::string_view text, std::size_t cells) {
  std::size_t width = 0, end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    width += cells_of(next_code_point(text, at));
    if (width > cells) break;
  }
  return text.substr(0, end);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += cells_of(next_code_point(text, at));
  return width;
}

std::string pad(std::string_view text, std::size_t cells, Align align) {
  const std::size_t width = display_width(text);
  const std::size_t blanks = width < cells ? cells - width : 0;
  std::string out;
  out.reserve(text.size() + blanks);
  if (align == Align::Right) out.append(blanks, ' ');
  out += text;
  if (align == Align::Left) out.append(blanks, ' ');
  return out;
}

std::string shorten(std::string_view text, std::size_t cells) {
  if (display_width(text) <= cells) return std::string(text);
  const std::size_t dots = std::min<std::size_t>(cells, 2);
  return std::string(fitting(text, cells - dots)).append(dots, '.');
}

}  // namespace pareto
