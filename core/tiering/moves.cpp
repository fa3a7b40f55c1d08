#include "core/tiering/moves.hpp"

#include <algorithm>
#include <tuple>

namespace pareto::tiering {
namespace {

// The measure explains the move where it changed in the same direction; where it did not, the
// others moved the line.
Reason reason_of(Direction direction, std::int64_t before, std::int64_t now) {
  if (direction != Direction::Fall && now > before) return Reason::BoughtMore;
  if (direction != Direction::Rise && now < before) return Reason::BoughtLess;
  return Reason::LineMoved;
}

}  // namespace

Moves moves_between(const Rule& rule, const Verdict& before, const Verdict& now) {
  Moves moves;
  for (std::size_t s = 0; s < now.tiers.size(); ++s) {
    const std::uint8_t from = before.tiers[s], to = now.tiers[s];
    if (from == to) continue;
    const Direction direction = rule.rises(from, to)   ? Direction::Rise
                                : rule.falls(from, to) ? Direction::Fall
                                                       : Direction::Other;
    if (direction == Direction::Other && rule.ordered()) continue;
    moves.rises += direction == Direction::Rise;
    moves.falls += direction == Direction::Fall;
    const std::int64_t had = before.amount(s), has = now.amount(s);
    moves.all.push_back({s, direction, reason_of(direction, had, has), from, to, had, has});
  }
  std::sort(moves.all.begin(), moves.all.end(), [](const Move& a, const Move& b) {
    const auto size = [](const Move& m) {
      return m.direction == Direction::Fall ? m.amount_before : m.amount;
    };
    return std::tuple(a.direction, -size(a), a.subject) <
           std::tuple(b.direction, -size(b), b.subject);
  });
  return moves;
}

}  // namespace pareto::tiering
