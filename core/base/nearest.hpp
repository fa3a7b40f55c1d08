// The word that somebody probably meant.
//
// Pure functions over UTF-8; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pareto {

// Insertions, deletions, exchanges and swaps of neighbours (Damerau–Levenshtein, each place edited
// once), counted in characters.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate with the fewest edits, case aside; nothing if none is close: one edit, and one more
// per three characters. Of two alike the first.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& candidates);

}  // namespace pareto
