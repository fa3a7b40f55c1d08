#include "card.hpp"

#include <algorithm>
#include <numeric>

namespace pareto::scorecard {
namespace {

// A score that is short of a limit by less than this has only been rounded on its way.
constexpr double kRounding = 1e-9;

double unit_of(Unit unit) {
  if (unit == Unit::Money) return 0.0001;
  return unit == Unit::Whole || unit == Unit::Points ? 1 : 0;
}

std::optional<double> points_of(const Indicator& indicator, const Value& value) {
  if (!value.known) return std::nullopt;
  return indicator.scale.of_words() ? indicator.scale.points(value.word)
                                    : std::optional(indicator.scale.points(value.number));
}

}  // namespace

bool Card::is_relative() const {
  return std::any_of(
      definition_.indicators.begin(), definition_.indicators.end(),
      [](const Indicator& one) { return one.scale.kind() == Scale::Kind::Percentile; });
}

void Card::observe(const std::vector<Value>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    Indicator& one = definition_.indicators[i];
    if (values[i].known && one.scale.kind() == Scale::Kind::Percentile)
      one.scale.observe(values[i].number);
  }
}

void Card::ready() {
  for (Indicator& one : definition_.indicators) one.scale.ready();
}

Scored Card::score(const std::vector<Value>& values) const {
  Scored out;
  out.indicators.resize(values.size());
  double sum = 0, known = 0, all = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Indicator& one = definition_.indicators[i];
    Counted& counted = out.indicators[i];
    all += one.weight;
    if (const auto points = points_of(one, values[i])) {
      counted = {true, *points};
      known += one.weight;
    } else if (one.missing == Missing::Unrated) {
      return {};
    } else if (one.missing != Missing::Skip) {
      counted = {true, one.missing == Missing::Middle ? 50.0 : 0.0};
    }
    if (!counted.counts) continue;
    sum += one.weight * counted.points;
    out.weights += one.weight;
  }
  if (out.weights <= 0 || known < definition_.known * all - kRounding) return {};
  out.score = sum / out.weights;
  out.tier = tier_of(*out.score);
  return out;
}

std::optional<int> Card::tier_of(double score) const {
  for (int tier = tiers(); tier-- > 0;) {
    const auto& from = definition_.limits[static_cast<std::size_t>(tiers() - 1 - tier)].from;
    if (!from || score >= *from - kRounding) return tier;
  }
  return std::nullopt;
}

std::vector<std::size_t> Card::by_weight() const {
  std::vector<std::size_t> order(definition_.indicators.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return definition_.indicators[a].weight > definition_.indicators[b].weight;
  });
  return order;
}

std::optional<Way> Card::way(const std::vector<Value>& values, const Scored& scored, std::size_t i,
                             bool up, int tier) const {
  const Indicator& one = definition_.indicators[i];
  if (!values[i].known || !scored.indicators[i].counts) return std::nullopt;
  // Up: the tier's own limit; down: that of the tier it stands in.
  const int crossed = up ? tier : tier + 1;
  const double limit = *definition_.limits[static_cast<std::size_t>(tiers() - 1 - crossed)].from;
  const double points =
      scored.indicators[i].points + (limit - *scored.score) * scored.weights / one.weight;
  Way out{tier, i, 0, {}};
  if (one.scale.of_words()) {
    const auto word = one.scale.word_with(values[i].word, up, points - (up ? kRounding : 0));
    if (!word) return std::nullopt;
    out.word = *word;
    return out;
  }
  const auto number =
      one.scale.value_with(values[i].number, unit_of(one.unit), up, points - kRounding);
  if (!number || (one.unit == Unit::Points && (*number < 0 || *number > 100))) return std::nullopt;
  out.number = *number;
  return out;
}

std::vector<Way> Card::ways_up(const std::vector<Value>& values, const Scored& scored, bool all,
                               std::size_t most) const {
  std::vector<Way> out;
  if (!scored.score) return out;
  const auto order = by_weight();
  for (int tier = scored.tier.value_or(-1) + 1; tier < tiers(); ++tier) {
    std::size_t found = 0;
    for (const std::size_t i : order) {
      if (found == most) break;
      if (auto way = this->way(values, scored, i, true, tier)) {
        out.push_back(std::move(*way));
        ++found;
      }
    }
    if (!all) break;
  }
  return out;
}

std::optional<Way> Card::way_down(const std::vector<Value>& values, const Scored& scored) const {
  if (!scored.tier || *scored.tier == 0) return std::nullopt;
  for (const std::size_t i : by_weight()) {
    if (auto way = this->way(values, scored, i, false, *scored.tier - 1)) return way;
  }
  return std::nullopt;
}

}  // namespace pareto::scorecard
