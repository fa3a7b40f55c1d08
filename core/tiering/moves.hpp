// Who rises and falls between two days, and why: because they bought more or less, or because the
// line between tiers moved.
//
// Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/tiering/findings.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::tiering {

enum class Direction {
  Rise,
  Fall,
  Other
};  // Other: tiers without an order, or between tiers of one level
enum class Reason { BoughtMore, BoughtLess, LineMoved };

struct Move {
  std::size_t subject;
  Direction direction;
  Reason reason;
  std::uint8_t before, after;          // kUnrated: not rated
  std::int64_t amount_before, amount;  // of the rule's measure; 0 where there was nothing
};

struct Moves {
  std::size_t rises = 0, falls = 0;
  std::vector<Move>
      all;  // rises by their amount, largest first, then falls by what they had before
};

// Of an ordered rule only rises and falls are moves: whoever went from the lowest tier to none did
// neither.
[[nodiscard]] Moves moves_between(const Rule& rule, const Verdict& before, const Verdict& now);

}  // namespace pareto::tiering
