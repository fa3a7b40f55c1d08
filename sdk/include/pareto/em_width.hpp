// How much room a text takes in a proportional font, near enough to place labels in drawings: in
// em, the size of the font.
//
//     em_width("净销售 12")         // 4.4
//     clipped(name, 40 / 2.9)       // what fits into 40 mm at a size of 2.9 mm
//
// The same on every machine, whatever its fonts. text_width.hpp counts columns of a terminal. Pure;
// any thread. Header-only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/text_width.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

constexpr bool is_square(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c == 0x2026 ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

// Chinese punctuation that stays with what stands before it.
constexpr bool closes_words(char32_t c) {
  return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0x3001 || c == 0xFF09 || c == 0x201D;
}

}  // namespace detail

// Chinese characters are 1, Latin ones about half.
constexpr double em_width(char32_t c) {
  if (detail::is_square(c)) return 1.0;
  if (c == 0 || (c >= 0x300 && c <= 0x36F)) return 0.0;
  if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == 'I' || c == '!') return 0.28;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%') return 0.9;
  return c >= 'A' && c <= 'Z' ? 0.66 : 0.56;
}
inline double em_width(std::string_view text) {
  double width = 0;
  while (!text.empty()) width += em_width(next_character(text));
  return width;
}

// The text, or as much of it as fits into `em` with an ellipsis.
inline std::string clipped(std::string_view text, double em) {
  if (em_width(text) <= em) return std::string(text);
  std::string out;
  double width = 1.0;  // the ellipsis
  while (!text.empty()) {
    std::string_view rest = text;
    width += em_width(next_character(rest));
    if (width > em) break;
    out += text.substr(0, text.size() - rest.size());
    text = rest;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

// The text in lines of at most `em`, broken at blanks and between Chinese characters.
inline std::vector<std::string> wrapped(std::string_view text, double em) {
  std::vector<std::string> lines;
  std::string line, word;
  double line_width = 0, word_width = 0;
  auto end_word = [&] {
    if (!line.empty() && line_width + word_width > em) {
      while (!line.empty() && line.back() == ' ') line.pop_back();
      lines.push_back(std::move(line));
      line.clear();
      line_width = 0;
    }
    line += word;
    line_width += word_width;
    word.clear();
    word_width = 0;
  };
  while (!text.empty()) {
    std::string_view rest = text;
    const char32_t code = next_character(rest);
    word += text.substr(0, text.size() - rest.size());
    word_width += em_width(code);
    text = rest;
    const char32_t after = rest.empty() ? 0 : next_character(rest);
    if (code == ' ' ||
        ((detail::is_square(code) || detail::is_square(after)) && !detail::closes_words(after)))
      end_word();
  }
  end_word();
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace v0
}  // namespace pareto::sdk
