#include "scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pareto::scorecard {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The smallest step that is told apart where values have no unit.
constexpr double kHair = 1e-6;

double step_of(double unit) { return unit > 0 ? unit : kHair; }

}  // namespace

Scale Scale::linear(double low, double high) {
  Scale scale;
  scale.low_ = low;
  scale.high_ = high;
  return scale;
}

Scale Scale::steps(std::vector<std::pair<double, double>> steps) {
  Scale scale;
  scale.kind_ = Kind::Steps;
  scale.steps_ = std::move(steps);
  return scale;
}

Scale Scale::table(std::vector<std::pair<std::string, double>> words,
                   std::optional<double> others) {
  Scale scale;
  scale.kind_ = Kind::Table;
  scale.words_ = std::move(words);
  scale.others_ = others;
  return scale;
}

Scale Scale::percentile(bool down) {
  Scale scale;
  scale.kind_ = Kind::Percentile;
  scale.down_ = down;
  return scale;
}

void Scale::ready() { std::sort(all_.begin(), all_.end()); }

double Scale::rank_points(std::size_t below, std::size_t equal, std::size_t others) const {
  if (others == 0) return 100;
  const double worse =
      down_ ? static_cast<double>(others - below - equal) : static_cast<double>(below);
  return 100 * (worse + static_cast<double>(equal) / 2) / static_cast<double>(others);
}

double Scale::points(double value) const {
  switch (kind_) {
    case Kind::Linear:
      return 100 * std::clamp((value - low_) / (high_ - low_), 0.0, 1.0);
    case Kind::Steps: {
      double points = 0;
      for (const auto& [from, worth] : steps_) {
        if (value >= from) points = worth;
      }
      return points;
    }
    case Kind::Percentile: {
      const auto [first, last] = std::equal_range(all_.begin(), all_.end(), value);
      const auto below = static_cast<std::size_t>(first - all_.begin()),
                 same = static_cast<std::size_t>(last - first);
      return rank_points(below, same > 0 ? same - 1 : 0, all_.empty() ? 0 : all_.size() - 1);
    }
    case Kind::Table:
      break;
  }
  return 0;
}

std::optional<double> Scale::points(std::string_view word) const {
  for (const auto& [known, worth] : words_) {
    if (known == word) return worth;
  }
  return others_;
}

std::optional<double> Scale::value_with(double now, double unit, bool more, double wanted) const {
  const double step = step_of(unit);
  const auto fits = [&](double points) { return more ? points >= wanted : points < wanted; };
  const auto snapped = [&](double value, bool up) {
    if (unit <= 0) return value;
    return (up ? std::ceil(value / unit - 1e-9) : std::floor(value / unit + 1e-9)) * unit;
  };
  if (kind_ == Kind::Linear) {
    if (more ? wanted > 100 : wanted <= 0) return std::nullopt;
    const double exact = low_ + (high_ - low_) * std::clamp(wanted, 0.0, 100.0) / 100;
    const bool up = (high_ > low_) == more;
    double value = snapped(exact, up);
    for (int i = 0; i < 3 && !fits(points(value)); ++i) value += up ? step : -step;
    if (!fits(points(value))) return std::nullopt;
    return value;
  }
  if (kind_ == Kind::Steps) {
    std::optional<double> best;
    const auto offer = [&](double from, double to, double worth) {  // [from, to)
      if (!fits(worth)) return;
      double value = std::clamp(now, from, std::max(from, to - step));
      if (from == -kInfinity) value = std::min(now, to - step);
      if (!best || std::fabs(value - now) < std::fabs(*best - now)) best = value;
    };
    offer(-kInfinity, steps_.front().first, 0);
    for (std::size_t i = 0; i < steps_.size(); ++i)
      offer(steps_[i].first, i + 1 < steps_.size() ? steps_[i + 1].first : kInfinity,
            steps_[i].second);
    return best;
  }
  if (kind_ != Kind::Percentile || all_.size() < 2) return std::nullopt;
  // Of the others' values, and those next to them, the nearest; points only rise with the value, or
  // only fall.
  const std::size_t self =
      static_cast<std::size_t>(std::lower_bound(all_.begin(), all_.end(), now) - all_.begin());
  const bool has_self = self < all_.size() && all_[self] == now;
  const std::size_t others = all_.size() - (has_self ? 1 : 0);
  const auto other = [&](std::size_t i) { return all_[has_self && i >= self ? i + 1 : i]; };
  const auto points_at = [&](double value) {
    auto [first, last] = std::equal_range(all_.begin(), all_.end(), value);
    std::size_t below = static_cast<std::size_t>(first - all_.begin()),
                equal = static_cast<std::size_t>(last - first);
    if (has_self && now < value) --below;
    if (has_self && now == value) --equal;
    return rank_points(below, equal, others);
  };
  const bool up = more != down_;
  // Candidates ascend: just before, at and just behind each of the others.
  const auto candidate = [&](std::size_t i) {
    return other(i / 3) + (i % 3 == 0 ? -step : i % 3 == 2 ? step : 0);
  };
  std::size_t low = 0, high = 3 * others;
  if (up) {
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (fits(points_at(candidate(middle))))
        high = middle;
      else
        low = middle + 1;
    }
    if (low == 3 * others) return std::nullopt;
    return candidate(low);
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (!fits(points_at(candidate(middle))))
      high = middle;
    else
      low = middle + 1;
  }
  if (low == 0) return std::nullopt;
  return candidate(low - 1);
}

std::optional<std::string> Scale::word_with(std::string_view now, bool more, double wanted) const {
  const std::pair<std::string, double>* best = nullptr;
  for (const auto& word : words_) {
    if (word.first == now || (more ? word.second < wanted : word.second >= wanted)) continue;
    if (best == nullptr || (more ? word.second < best->second : word.second > best->second))
      best = &word;
  }
  if (best == nullptr) return std::nullopt;
  return best->first;
}

}  // namespace pareto::scorecard
