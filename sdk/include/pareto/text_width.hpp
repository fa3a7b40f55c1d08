// How much room a text takes where every sign has one width or two: a Chinese character two, a
// combining mark none. For padding of plain text and for guessing the widths of columns.
//
//     text_width("净销售 12")      // 9
//
// Pure; any thread. Header-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {

// Takes the next character off the front of a UTF-8 text that is not empty; what is no character
// comes as U+FFFD, byte by byte.
inline char32_t next_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || length > text.size()) {
    text.remove_prefix(1);
    return 0xFFFD;
  }
  char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) {
      text.remove_prefix(1);
      return 0xFFFD;
    }
    code = code << 6 | (byte & 0x3Fu);
  }
  text.remove_prefix(length);
  return code;
}

// 0, 1 or 2; East Asian Wide and Fullwidth (UAX #11) are 2.
constexpr int character_width(char32_t c) {
  if (c < 0x300) return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : 1;
  if (c <= 0x36F || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
    return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
                    (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
                    (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
                    (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F900 && c <= 0x1F9FF) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

inline std::size_t text_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += static_cast<std::size_t>(character_width(next_character(text)));
  return width;
}

}  // namespace v0
}  // namespace pareto::sdk
