// Code points in and out of UTF-8.
//
// Everything in core is UTF-8; whoever looks at characters walks a string with `next_code_point`. A
// damaged byte reads as U+FFFD and never stops the walk. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pareto {

inline constexpr char32_t kReplacement = 0xFFFD;

// Bytes that the character led by `lead` claims, 1 for a byte that leads nothing.
[[nodiscard]] constexpr std::size_t utf8_length(unsigned char lead) {
  return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

// Reads the character at `at` and moves `at` behind it; `at` must be inside the text.
[[nodiscard]] constexpr char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const std::size_t length = utf8_length(lead);
  if (length == 1 || at + length > text.size()) {
    ++at;
    return kReplacement;
  }
  char32_t code = lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) {
      ++at;
      return kReplacement;
    }
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    ++at;
    return kReplacement;
  }
  at += length;
  return code;
}

// Surrogates and values beyond Unicode become U+FFFD.
inline void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = kReplacement;
  char bytes[4];
  std::size_t n = 0;
  if (code < 0x80) {
    bytes[n++] = static_cast<char>(code);
  } else if (code < 0x800) {
    bytes[n++] = static_cast<char>(0xC0 | code >> 6);
    bytes[n++] = static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    bytes[n++] = static_cast<char>(0xE0 | code >> 12);
    bytes[n++] = static_cast<char>(0x80 | (code >> 6 & 0x3F));
    bytes[n++] = static_cast<char>(0x80 | (code & 0x3F));
  } else {
    bytes[n++] = static_cast<char>(0xF0 | code >> 18);
    bytes[n++] = static_cast<char>(0x80 | (code >> 12 & 0x3F));
    bytes[n++] = static_cast<char>(0x80 | (code >> 6 & 0x3F));
    bytes[n++] = static_cast<char>(0x80 | (code & 0x3F));
  }
  out.append(bytes, n);
}

[[nodiscard]] inline std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

[[nodiscard]] inline std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t code : text) append_utf8(out, code);
  return out;
}

}  // namespace pareto
