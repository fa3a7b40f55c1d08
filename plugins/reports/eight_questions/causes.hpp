// Which circumstances go with a loss: counted, compared and ranked; never more than that.
//
// Of a population some are bad (left, did not come back). For each trait those who have it are held
// against those who do not. What a trait explains is the number of bad ones beyond what would be
// expected if it made no difference: bad with it − number with it × rate without it. A trait counts
// only if at least kLeast have it and kLeast do not; what may well be chance (two-sided test of two
// shares at 5 %) is said to be so. A cause that goes with a loss need not have brought it about.
#pragma once

#include <cstdint>
#include <vector>

#include "book.hpp"

namespace pareto::eight_questions {

inline constexpr std::int64_t kLeast = 5;

struct Cause {
  std::uint32_t trait = 0;
  std::int64_t with = 0, bad_with = 0, without = 0, bad_without = 0;
  double explained = 0;  // bad ones beyond the rate of those without it
  bool maybe_chance = false;
  Money money = 0;                    // of the bad ones that have it
  std::vector<std::size_t> evidence;  // the largest of them, at most three

  [[nodiscard]] double rate_with() const {
    return static_cast<double>(bad_with) / static_cast<double>(with);
  }
  [[nodiscard]] double rate_without() const {
    return static_cast<double>(bad_without) / static_cast<double>(without);
  }
};

struct Case {
  std::size_t customer = 0;  // place in the book
  std::uint32_t traits = 0;
  bool bad = false;
  Money money = 0;  // what is lost with it
};

struct Ranked {
  std::vector<Cause> causes;  // that explain something, the most first
  std::int64_t too_few = 0;   // traits that could be told but that too few have, or too few lack
};

[[nodiscard]] Ranked rank_causes(const std::vector<Case>& cases, std::uint32_t known_traits);

}  // namespace pareto::eight_questions
