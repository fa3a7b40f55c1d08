#include "core/base/unihan/unihan.hpp"

#include <algorithm>
#include <iterator>

namespace pareto::unihan {
namespace {

struct Several {
  std::uint16_t code;
  char letters[4];
};
struct Range {
  std::uint32_t first, last;
  std::uint8_t cells;
};

// kFirstHan, kFoldPage, kFoldRows, kSeveralLetters, kReadingOf, kReadingLists, kSyllables,
// kFrequency, kVariants, kCells
#include "unihan_tables.inc"

}  // namespace

char32_t folded(char32_t code) {
  if (code > 0xFFFF) return code;
  const std::uint16_t to = kFoldRows[kFoldPage[code >> 8]][code & 0xFF];
  return to == 0 ? code : to;
}

std::string_view folded_letters(char32_t code) {
  const auto* found = std::find_if(std::begin(kSeveralLetters), std::end(kSeveralLetters),
                                   [&](const Several& entry) { return entry.code == code; });
  return found == std::end(kSeveralLetters) ? std::string_view() : found->letters;
}

std::span<const std::uint16_t> readings(char32_t code) {
  if (code < kFirstHan || code >= kFirstHan + std::size(kReadingOf)) return {};
  const std::uint16_t* list = kReadingLists + kReadingOf[code - kFirstHan];
  return {list + 1, list[0]};
}

std::string_view syllable(std::uint16_t reading) { return kSyllables[reading]; }

int frequency(char32_t code) {
  if (code < kFirstHan || code >= kFirstHan + std::size(kFrequency)) return 0;
  return kFrequency[code - kFirstHan];
}

bool are_variants(char32_t a, char32_t b) {
  if (a > 0xFFFF || b > 0xFFFF || a == b) return false;
  return std::binary_search(std::begin(kVariants), std::end(kVariants),
                            static_cast<std::uint32_t>(std::min(a, b) << 16 | std::max(a, b)));
}

int cells(char32_t code) {
  if (code < 0x300) return code == 0 ? 0 : 1;
  if (code >= 0x4E00 && code <= 0x9FFF) return 2;
  const auto* after =
      std::upper_bound(std::begin(kCells), std::end(kCells), code,
                       [](char32_t c, const Range& range) { return c < range.first; });
  if (after == std::begin(kCells)) return 1;
  const Range& range = *std::prev(after);
  return code <= range.last ? range.cells : 1;
}

}  // namespace pareto::unihan
