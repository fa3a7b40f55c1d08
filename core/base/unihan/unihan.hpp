// What Unicode knows of single characters, as arrays indexed by code point.
//
// The tables are generated while building, from Debian's unicode-data (generate_tables.cpp), and
// lie read-only in the program: nothing is loaded at start, a look-up is two array accesses. Pure
// functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pareto::unihan {

// Results of `folded` that are no characters.
inline constexpr char32_t kDropped = 0xFFFF;  // combining marks, zero-width characters
inline constexpr char32_t kSeveral = 0xFFFE;  // becomes more than one letter, see `folded_letters`

// The form for comparing: half width, lower case, no accents, simplified, plain blanks and dashes.
// Stable under repetition.
[[nodiscard]] char32_t folded(char32_t code);
// For the characters that fold to several letters: ß -> "ss".
[[nodiscard]] std::string_view folded_letters(char32_t code);

[[nodiscard]] constexpr bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x20000 && code <= 0x323AF) || code == 0x3007 ||
         (code >= 0xF900 && code <= 0xFAFF);
}

// Up to four common Mandarin readings without tones, most frequent first ("zhong", "chong"; ü is
// v); empty when unknown.
[[nodiscard]] std::span<const std::uint16_t> readings(char32_t code);
// The letters of one reading; its first letter is the initial people type.
[[nodiscard]] std::string_view syllable(std::uint16_t reading);

// 0 = not in the common dictionaries, 1 = there but rare, up to 15 = 的. Traditional characters
// count as their simplified.
[[nodiscard]] int frequency(char32_t code);

// True for two simplified characters that are written for each other (漱 and 潄), by Unicode's
// variant and lookalike lists.
[[nodiscard]] bool are_variants(char32_t a, char32_t b);

// 0, 1 or 2 terminal cells.
[[nodiscard]] int cells(char32_t code);

}  // namespace pareto::unihan
