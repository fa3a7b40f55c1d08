// How many terminal cells a text takes, and texts made to fit.
//
// A Chinese character takes two cells, a combining mark none; characters of ambiguous width count
// as one. Pure functions over UTF-8; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pareto {

enum class Align { Left, Right };

// Control characters count as none: tables never hold them.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Blanks added up to `cells`; a wider text stays as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t cells, Align align = Align::Left);

// The text, or as much of it as fits before "..": never wider than `cells`, never half a character.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t cells);

}  // namespace pareto
