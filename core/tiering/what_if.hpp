// What would it take: the value of one need at which a subject's tier changes, all else as it is.
//
// Found by trying, so it works for every rule. It takes for granted that the tier only rises, or
// only falls, on the way. Pure but for `tier_at`; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace pareto::tiering {

// The tier's level with the need at `value`; runs the rule.
using TierAt = std::function<int(std::int64_t value)>;

struct Turn {
  std::int64_t value;  // nearest value found with another tier
  int level;           // the tier there
};

struct Search {
  std::int64_t precision = 1;  // how near to the turn the answer must be
  int most_tries =
      200;  // of tier_at; when they are used up, the nearest value that is sure to turn
};

// The least value above `now` that gives a higher level than `level_now`, up to `most`; nothing
// when none does.
[[nodiscard]] std::optional<Turn> value_to_rise(std::int64_t now, int level_now, std::int64_t most,
                                                const TierAt& tier_at, Search search = {});
// The greatest value below `now` that gives a lower level, down to `least`.
[[nodiscard]] std::optional<Turn> value_to_fall(std::int64_t now, int level_now, std::int64_t least,
                                                const TierAt& tier_at, Search search = {});

}  // namespace pareto::tiering
