#include "ranking.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace pareto::abc {
namespace {

__extension__ typedef __int128 Wide;

// before < share * total
bool is_above_line(std::int64_t before, Billionths share, std::int64_t total) {
  return Wide{before} * kBillion < Wide{share} * total;
}

std::int64_t checked_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw std::overflow_error("overflow");
  return sum;
}

Wide divide_down(Wide a, Wide b) {
  const Wide quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

}  // namespace

Ranking::Ranking(std::vector<std::int64_t> values, Billionths a_share, Billionths b_share)
    : values_(std::move(values)), a_share_(a_share), b_share_(b_share) {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (!rated(i)) continue;
    total_ = checked_sum(total_, values_[i]);
    if (values_[i] > 0)
      order_.push_back(static_cast<std::uint32_t>(i));
    else
      ++not_positive_;
  }
  std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return values_[a] != values_[b] ? values_[a] > values_[b] : a < b;
  });
  position_.assign(values_.size(), UINT32_MAX);
  before_.reserve(order_.size() + 1);
  before_.push_back(0);
  for (std::size_t at = 0; at < order_.size(); ++at) {
    position_[order_[at]] = static_cast<std::uint32_t>(at);
    before_.push_back(checked_sum(before_.back(), values_[order_[at]]));
  }
  a_count_ = count_above(a_share_);
  ab_count_ = count_above(b_share_);
}

// Sums before grow with the position, so the line is crossed once.
std::size_t Ranking::count_above(Billionths share) const {
  const auto end = before_.end() - 1;
  const auto line = std::partition_point(before_.begin(), end, [&](std::int64_t before) {
    return is_above_line(before, share, total_);
  });
  return static_cast<std::size_t>(line - before_.begin());
}

std::optional<std::size_t> Ranking::position(std::size_t subject) const {
  if (position_[subject] == UINT32_MAX) return std::nullopt;
  return position_[subject];
}

TierIndex Ranking::tier(std::size_t subject) const {
  const std::size_t at = position_[subject];
  return at < a_count_ ? kA : at < ab_count_ ? kB : kC;
}

// The positive ones without one subject, as that subject meets them when its value moves.
struct Ranking::Others {
  const Ranking& all;
  std::size_t subject;
  std::size_t at;     // its position; behind the last where it is not positive
  std::int64_t own;   // its value
  std::int64_t rest;  // total without it

  Others(const Ranking& ranking, std::size_t s)
      : all(ranking),
        subject(s),
        at(ranking.position(s).value_or(ranking.positives())),
        own(ranking.value(s)),
        rest(ranking.total() - ranking.value(s)) {}

  [[nodiscard]] std::size_t count() const {
    return all.positives() - (at < all.positives() ? 1 : 0);
  }
  [[nodiscard]] std::uint32_t id(std::size_t k) const { return all.order_[k < at ? k : k + 1]; }
  [[nodiscard]] std::int64_t value(std::size_t k) const { return all.values_[id(k)]; }
  // Sum of the first k.
  [[nodiscard]] std::int64_t sum(std::size_t k) const {
    return k <= at ? all.before_[k] : all.before_[k + 1] - own;
  }
  // The subject has exactly k of the others before it from least(k) to most(k).
  [[nodiscard]] std::int64_t least(std::size_t k) const {
    if (k >= count()) return 1;
    return subject < id(k) ? value(k) : value(k) + 1;
  }
  [[nodiscard]] std::int64_t most(std::size_t k) const {
    if (k == 0) return INT64_MAX;
    return id(k - 1) < subject ? value(k - 1) : value(k - 1) - 1;
  }
  [[nodiscard]] bool is_above(Billionths share, std::size_t k) const {
    return Wide{sum(k)} * kBillion < Wide{share} * (Wide{rest} + most(k));
  }
};

// The larger its value, the fewer stand before a subject and the larger the total, so there is one
// least value that keeps it above a line. It is searched from `start`, the number that stand above
// the line now, in doubling steps: for nearly all subjects it lies next to it.
std::int64_t Ranking::least_value(std::size_t subject, Billionths share, std::size_t start) const {
  const Others others(*this, subject);
  const std::size_t count = others.count();
  std::size_t low = std::min(start, count), high = low + 1;  // to be: above at low, not at high
  for (std::size_t step = 1; low > 0 && !others.is_above(share, low); step *= 2) {
    high = low;
    low = low > step ? low - step : 0;
  }
  for (std::size_t step = 1; high <= count && others.is_above(share, high); step *= 2) {
    low = high;
    high = std::min(high + step, count + 1);
  }
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (others.is_above(share, middle) ? low : high) = middle;
  }
  // Between equal values there is no room; the next free one lies further up.
  while (low > 0 && others.most(low) < others.least(low)) --low;
  // The least x with sum * billion < share * (rest + x).
  const Wide least = divide_down(Wide{others.sum(low)} * kBillion, share) + 1 - others.rest;
  return static_cast<std::int64_t>(std::clamp<Wide>(least, others.least(low), others.most(low)));
}

TierIndex Ranking::tier_at(std::size_t subject, std::int64_t value) const {
  if (value <= 0) return kC;
  if (value >= least_value(subject, a_share_, a_count_)) return kA;
  return value >= least_value(subject, b_share_, ab_count_) ? kB : kC;
}

std::optional<Move> Ranking::next(std::size_t subject) const {
  const TierIndex now = tier(subject);
  if (now == kA) return std::nullopt;
  const std::int64_t value = now == kB ? least_value(subject, a_share_, a_count_)
                                       : least_value(subject, b_share_, ab_count_);
  return Move{now == kB ? kA : tier_at(subject, value), value};
}

std::optional<Move> Ranking::to_top(std::size_t subject) const {
  if (tier(subject) == kA) return std::nullopt;
  return Move{kA, least_value(subject, a_share_, a_count_)};
}

std::optional<Move> Ranking::below(std::size_t subject) const {
  const TierIndex now = tier(subject);
  if (now == kC) return std::nullopt;
  const std::int64_t value = (now == kA ? least_value(subject, a_share_, a_count_)
                                        : least_value(subject, b_share_, ab_count_)) -
                             1;
  return Move{now == kB ? kC : tier_at(subject, value), value};
}

}  // namespace pareto::abc
