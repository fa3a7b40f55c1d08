// The scorecard on plain values: points of each indicator, the score, the tier, and which value
// would change it.
//
// Score: the sum of weight * points over the indicators that count, divided by the sum of their
// weights; 0 to 100. An indicator without a value counts as its definition says. Not changed once
// ready; any thread may read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition.hpp"

namespace pareto::scorecard {

// Of one indicator of one subject.
struct Value {
  bool known = false;
  double number = 0;
  std::string_view word;  // of Unit::Word
};

struct Counted {
  bool counts = false;
  double points = 0;
};

struct Scored {
  std::vector<Counted> indicators;
  std::optional<double> score;  // nothing: not rated
  std::optional<int> tier;      // from 0, the lowest
  double weights = 0;           // of the indicators that count
};

// The value of one indicator, all else as it is, that leads into a tier.
struct Way {
  int tier;
  std::size_t indicator;
  double number = 0;
  std::string word;
};

class Card {
 public:
  explicit Card(Definition definition) : definition_(std::move(definition)) {}

  [[nodiscard]] const Definition& definition() const { return definition_; }
  [[nodiscard]] int tiers() const { return static_cast<int>(definition_.limits.size()); }
  [[nodiscard]] const std::string& code(int tier) const {
    return definition_.limits[static_cast<std::size_t>(tiers() - 1 - tier)].tier;
  }
  // Whether values of others matter.
  [[nodiscard]] bool is_relative() const;

  // Of every subject before the first is scored, then ready(); only where it is relative.
  void observe(const std::vector<Value>& values);
  void ready();

  [[nodiscard]] Scored score(const std::vector<Value>& values) const;
  [[nodiscard]] std::optional<int> tier_of(double score) const;

  // Up to `most` into each tier above, nearest tier first, by weight; only up to the next tier
  // unless `all`.
  [[nodiscard]] std::vector<Way> ways_up(const std::vector<Value>& values, const Scored& scored,
                                         bool all, std::size_t most) const;
  // By the heaviest indicator that can.
  [[nodiscard]] std::optional<Way> way_down(const std::vector<Value>& values,
                                            const Scored& scored) const;

 private:
  [[nodiscard]] std::optional<Way> way(const std::vector<Value>& values, const Scored& scored,
                                       std::size_t indicator, bool up, int tier) const;
  [[nodiscard]] std::vector<std::size_t> by_weight() const;

  Definition definition_;
};

}  // namespace pareto::scorecard
