#include "markup.hpp"

#include <cmath>
#include <cstdint>

namespace pareto::html {
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\t':
      case '\n':
        out += c;
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
          out += "\uFFFD";
        else
          out += c;
    }
  }
  return out;
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= 'a' && byte <= 'z') || c == ' ' || c == ',' || c == '.' || c == '-' || c == ':') {
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
  const unsigned long long size = hundredths < 0
                                      ? 0ULL - static_cast<unsigned long long>(hundredths)
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

}  // namespace pareto::html
