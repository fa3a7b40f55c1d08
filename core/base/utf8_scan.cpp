#include "core/base/utf8_scan.hpp"

#include <cstdint>
#include <cstring>

#include "core/base/utf8.hpp"

namespace pareto {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

// The first byte at or after `at` that is not ASCII.
const unsigned char* skip_ascii(const unsigned char* at, const unsigned char* end) {
  while (end - at >= 32) {
    std::uint64_t words[4];
    std::memcpy(words, at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0) break;
    at += 32;
  }
  while (at != end && *at < 0x80) ++at;
  return at;
}

// The second byte tells overlong forms, surrogates and what lies beyond Unicode.
bool second_fits(unsigned char lead, unsigned char second) {
  if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
  if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
  return (second & 0xC0) == 0x80;
}

}  // namespace

Utf8Scan scan_utf8(std::string_view text) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = begin + text.size();
  const auto* at = begin;
  for (;;) {
    if (at != end && *at < 0x80) at = skip_ascii(at, end);
    // Runs of Chinese: three bytes each, none of them special.
    while (end - at >= 3 && at[0] >= 0xE1 && at[0] <= 0xEC && (at[1] & 0xC0) == 0x80 &&
           (at[2] & 0xC0) == 0x80)
      at += 3;
    if (at == end) return {text.size(), Utf8End::Complete, 0};
    if (*at < 0x80) continue;
    const std::size_t valid = static_cast<std::size_t>(at - begin), length = utf8_length(*at);
    if (length == 1) return {valid, Utf8End::Damaged, 1};
    for (std::size_t i = 1; i < length; ++i) {
      if (at + i == end) return {valid, Utf8End::CutOff, i};
      if (i == 1 ? !second_fits(at[0], at[1]) : (at[i] & 0xC0) != 0x80)
        return {valid, Utf8End::Damaged, i};
    }
    at += length;
  }
}

}  // namespace pareto
