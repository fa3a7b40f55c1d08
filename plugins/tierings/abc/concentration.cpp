#include "concentration.hpp"

#include "ranking.hpp"

namespace pareto::abc {
namespace {

__extension__ typedef __int128 Wide;

}  // namespace

Concentration concentration(const Ranking& ranking) {
  const std::size_t n = ranking.positives();
  if (n == 0) return {};
  const std::int64_t sum = ranking.before(n);
  Wide weighted = 0;  // exact: 10^6 values of 10^18 with weights of 10^6 stay below 2^127
  double squares = 0;
  // From the smallest to the largest, so that small squares are not lost.
  for (std::size_t at = n; at-- > 0;) {
    const auto ascending = static_cast<std::int64_t>(n - at);
    const std::int64_t value = ranking.sorted(at);
    weighted += static_cast<Wide>(2 * ascending - static_cast<std::int64_t>(n) - 1) * value;
    const double percent = 100.0 * static_cast<double>(value) / static_cast<double>(sum);
    squares += percent * percent;
  }
  const double whole = static_cast<double>(n) * static_cast<double>(sum);
  return {static_cast<double>(weighted) / whole, squares};
}

}  // namespace pareto::abc
