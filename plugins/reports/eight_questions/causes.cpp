#include "causes.hpp"

#include <algorithm>
#include <cmath>

namespace pareto::eight_questions {
namespace {

constexpr std::size_t kMostEvidence = 3;

// Two-sided test that two shares differ, with the pooled share.
bool may_be_chance(const Cause& cause) {
  const auto n1 = static_cast<double>(cause.with), n2 = static_cast<double>(cause.without);
  const double pooled = static_cast<double>(cause.bad_with + cause.bad_without) / (n1 + n2);
  const double deviation = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return deviation <= 0 || std::fabs(cause.rate_with() - cause.rate_without()) < 1.96 * deviation;
}

}  // namespace

Ranked rank_causes(const std::vector<Case>& cases, std::uint32_t known_traits) {
  Ranked ranked;
  for (int bit = 0; bit < kTraits; ++bit) {
    Cause cause;
    cause.trait = 1u << bit;
    if ((known_traits & cause.trait) == 0) continue;
    std::vector<const Case*> bad;
    for (const Case& each : cases) {
      if ((each.traits & cause.trait) == 0) {
        ++cause.without;
        cause.bad_without += each.bad ? 1 : 0;
        continue;
      }
      ++cause.with;
      if (!each.bad) continue;
      ++cause.bad_with;
      cause.money += each.money;
      bad.push_back(&each);
    }
    if (cause.with < kLeast || cause.without < kLeast) {
      ++ranked.too_few;
      continue;
    }
    cause.explained = static_cast<double>(cause.bad_with) -
                      static_cast<double>(cause.with) * cause.rate_without();
    if (cause.explained < 0.5) continue;
    cause.maybe_chance = may_be_chance(cause);
    const std::size_t shown = std::min(bad.size(), kMostEvidence);
    std::partial_sort(bad.begin(), bad.begin() + static_cast<std::ptrdiff_t>(shown), bad.end(),
                      [](const Case* a, const Case* b) {
                        return a->money != b->money ? a->money > b->money
                                                    : a->customer < b->customer;
                      });
    for (std::size_t i = 0; i < shown; ++i) cause.evidence.push_back(bad[i]->customer);
    ranked.causes.push_back(std::move(cause));
  }
  std::stable_sort(ranked.causes.begin(), ranked.causes.end(),
                   [](const Cause& a, const Cause& b) { return a.explained > b.explained; });
  return ranked;
}

}  // namespace pareto::eight_questions
