#include "markup.hpp"

#include <cmath>
#include <cstdint>

namespace pareto::html {
namespace {

struct Character {
  char32_t code;
  std::string_view bytes;
};

// The next character of well-formed UTF-8; a broken byte stands for itself.
Character next(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first < 0x80 || text.size() < length) return {first, text.substr(0, 1)};
  char32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  return {code, text.substr(0, length)};
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c == 0x2026 ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

double width_of(char32_t c) {
  if (is_wide(c)) return 1.0;
  if (c == 0 || (c >= 0x300 && c <= 0x36F)) return 0.0;
  if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == 'I' || c == '!') return 0.28;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%') return 0.9;
  return c >= 'A' && c <= 'Z' ? 0.66 : 0.56;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\t':
      case '\n': out += c; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += "\uFFFD";
        else out += c;
    }
  }
  return out;
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
        c == ' ' || c == ',' || c == '.' || c == '-' || c == ':') {
      out += c;
    } else if (byte >= 0x20 && byte != 0x7F) {
      static constexpr char kHex[] = "0123456789abcdef";
      out += '\\';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
      out += ' ';  // ends the escape and is swallowed by it
    } else {
      out += ' ';
    }
  }
  return out + '"';
}

std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  const long long hundredths = std::llround(value * 100.0);
  const unsigned long long size = hundredths < 0 ? 0ULL - static_cast<unsigned long long>(hundredths)
                                                 : static_cast<unsigned long long>(hundredths);
  std::string out = hundredths < 0 ? "-" : "";
  out += std::to_string(size / 100);
  const unsigned rest = static_cast<unsigned>(size % 100);
  if (rest == 0) return out;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  return out;
}

double width_of(std::string_view text) {
  double width = 0;
  while (!text.empty()) {
    const Character c = next(text);
    width += width_of(c.code);
    text.remove_prefix(c.bytes.size());
  }
  return width;
}

std::string clipped(std::string_view text, double em) {
  if (width_of(text) <= em) return std::string(text);
  std::string out;
  double width = 1.0;  // the ellipsis
  while (!text.empty()) {
    const Character c = next(text);
    width += width_of(c.code);
    if (width > em) break;
    out += c.bytes;
    text.remove_prefix(c.bytes.size());
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::vector<std::string> wrapped(std::string_view text, double em) {
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
    const Character c = next(text);
    text.remove_prefix(c.bytes.size());
    word += c.bytes;
    word_width += width_of(c.code);
    // Chinese punctuation stays with what stands before it.
    const char32_t after = text.empty() ? 0 : next(text).code;
    const bool closes = after == 0x3002 || after == 0xFF0C || after == 0xFF1B || after == 0x3001 || after == 0xFF09 || after == 0x201D;
    if (c.code == ' ' || ((is_wide(c.code) || is_wide(after)) && !closes)) end_word();
  }
  end_word();
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace pareto::html
