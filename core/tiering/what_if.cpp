#include "core/tiering/what_if.hpp"

#include <algorithm>

namespace pareto::tiering {
namespace {

// `direction` is 1 (rise) or -1 (fall). Distances are unsigned, so that the way from one end of
// int64 to the other fits.
std::optional<Turn> turn(std::int64_t now, int level_now, std::int64_t end, int direction,
                         const TierAt& tier_at, Search search) {
  const auto room = direction > 0
                        ? static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(now)
                        : static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(end);
  const bool any = direction > 0 ? end > now : end < now;
  if (!any) return std::nullopt;
  const auto at = [&](std::uint64_t distance) {
    const auto value = static_cast<std::uint64_t>(now);
    return static_cast<std::int64_t>(direction > 0 ? value + distance : value - distance);
  };
  int tries = 0;
  int level = level_now;
  const auto turned = [&](std::uint64_t distance) {
    ++tries;
    level = tier_at(at(distance));
    return direction > 0 ? level > level_now : level < level_now;
  };

  // Out in doubling steps until the tier has turned, then back by halves.
  std::uint64_t stays = 0;
  const auto size = static_cast<std::uint64_t>(now < 0 ? -(now + 1) : now);
  std::uint64_t step =
      std::max<std::uint64_t>({1, static_cast<std::uint64_t>(search.precision), size / 16});
  step = std::min(step, room);
  while (!turned(step)) {
    stays = step;
    if (step == room || tries >= search.most_tries) return std::nullopt;
    step = step > room / 2 ? room : step * 2;
  }
  std::uint64_t turns = step;
  int level_there = level;
  while (turns - stays > static_cast<std::uint64_t>(search.precision) &&
         tries < search.most_tries) {
    const std::uint64_t half = stays + (turns - stays) / 2;
    if (turned(half)) {
      turns = half;
      level_there = level;
    } else {
      stays = half;
    }
  }
  return Turn{at(turns), level_there};
}

}  // namespace

std::optional<Turn> value_to_rise(std::int64_t now, int level_now, std::int64_t most,
                                  const TierAt& tier_at, Search search) {
  return turn(now, level_now, most, 1, tier_at, search);
}

std::optional<Turn> value_to_fall(std::int64_t now, int level_now, std::int64_t least,
                                  const TierAt& tier_at, Search search) {
  return turn(now, level_now, least, -1, tier_at, search);
}

}  // namespace pareto::tiering
