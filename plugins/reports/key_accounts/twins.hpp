// Customers that are likely one firm under several names, and what merging them would change.
//
// The host compares (pareto/twins.hpp, `pareto twins`); here its pairs become sets of those that
// sell, and nothing is merged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts.hpp"

namespace pareto::key_accounts {

// Two customers that are likely one, by their ids, and why.
struct LikelyPair {
  std::int64_t a = 0, b = 0;
  std::string why;
};

struct Twin {
  Index customer = kNone;
  std::string why;  // empty for the first, against which the others are held
};
// One firm under several names, largest net first.
using TwinSet = std::vector<Twin>;

// Sets of customers with sales that belong to different subjects; the largest merged net first.
[[nodiscard]] std::vector<TwinSet> twin_sets(const Facts& facts,
                                             const std::vector<LikelyPair>& pairs);

struct TierMove {
  Index subject;
  char from, to;
  double share_before;  // after the merging
};
struct Merging {
  Money net = 0;
  std::size_t rank = 0;  // of the merged, from 1
  char tier = 0;
  std::vector<TierMove> others;  // whose tier moves with it
};

// The ABC rule over all subjects, with those of the set as one. Pass subjects, each once.
[[nodiscard]] Merging merge(const Facts& facts, const std::vector<Index>& subjects);

// The subjects of a set, each once.
[[nodiscard]] std::vector<Index> subjects_of(const Facts& facts, const TwinSet& set);

}  // namespace pareto::key_accounts
