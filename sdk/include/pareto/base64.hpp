// Bytes as letters and back (RFC 4648): for bytes within JSON and within letters, and, in the form
// for addresses, for marks that are handed around.
//
//     to_base64("Pareto")                         "UGFyZXRv"
//     from_base64("UGFyZXRv")                     "Pareto"
//
// Pure; any thread. Header-only, standard library only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {

// "+/" and padding, or "-_" and none.
enum class Base64 { Standard, Address };

// Pieces of one text may be added one after the other where all but the last have a length that
// three divides.
inline void append_base64(std::string& out, std::string_view bytes,
                          Base64 form = Base64::Standard) {
  static constexpr char kLetters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const auto letter = [form](std::uint32_t value) {
    if (value < 62) return kLetters[value];
    const bool standard = form == Base64::Standard;
    return value == 62 ? (standard ? '+' : '-') : (standard ? '/' : '_');
  };
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = bytes.size() - at < 3 ? bytes.size() - at : 3;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i) {
      if (i <= count)
        out += letter(group >> (18 - 6 * i) & 63);
      else if (form == Base64::Standard)
        out += '=';
    }
  }
}

[[nodiscard]] inline std::string to_base64(std::string_view bytes, Base64 form = Base64::Standard) {
  std::string out;
  append_base64(out, bytes, form);
  return out;
}

// Takes both forms, with padding or without; nothing for what is neither.
[[nodiscard]] inline std::optional<std::string> from_base64(std::string_view text) {
  for (int padding = 0; padding < 2 && !text.empty() && text.back() == '='; ++padding)
    text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  const auto value_of = [](char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
  };
  std::string out;
  out.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk
