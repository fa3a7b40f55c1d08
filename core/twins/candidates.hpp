// Which of many names are worth comparing: those that one slip of the hand, one sound or one
// abbreviation makes of each other.
//
// Comparing all pairs of 100 000 names is out of reach, and comparing those that share a piece
// means nearly all of them where every name has 科技 in it. So names meet by what the rules of
// twin_score themselves would see as the same: the name with one character left out, its sounds,
// and, for abbreviations, a tree of all names in which each name looks for the shorter ones that
// stand in it. Nothing is left out for being frequent; the work follows the number of likely pairs.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pareto::twins {

// How names are read: of firms, of persons (no abbreviations, no slips: they are too short), of
// things (spelling only).
enum class NameKind { Firm, Person, Thing };

using CorePair = std::pair<std::uint32_t, std::uint32_t>;  // indexes, the smaller first

// Pairs of different cores (CompanyName::core, each given once) that core_score may find alike;
// each once, in order.
[[nodiscard]] std::vector<CorePair> likely_pairs(std::span<const std::u32string> cores,
                                                 NameKind kind);

}  // namespace pareto::twins
