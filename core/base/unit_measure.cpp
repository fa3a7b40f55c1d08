#include "core/base/unit_measure.hpp"

#include "core/base/fold.hpp"

namespace pareto {
namespace {

__extension__ typedef __int128 Wide;

constexpr Measure kMeasures[] = {
#include "core/base/measures.inc"
};

}  // namespace

std::span<const Measure> known_measures() { return kMeasures; }

const Measure* measure_named(std::string_view folded) {
  for (const Measure& each : kMeasures) {
    if (each.name == folded) return &each;
  }
  return nullptr;
}

std::optional<std::int64_t> scaled(std::int64_t value, std::int64_t numerator,
                                   std::int64_t denominator) {
  const Wide product = Wide{value} * numerator;
  const Wide twice = 2 * (product < 0 ? -product : product);
  const Wide result = (twice + denominator) / (2 * Wide{denominator});
  if (result > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(product < 0 ? -result : result);
}

std::optional<std::int64_t> in_unit(std::int64_t quantity, std::string_view from,
                                    std::string_view to) {
  if (from == to) return quantity;
  const std::string of = fold(from), by = fold(to);
  if (of == by) return quantity;
  const Measure *one = measure_named(of), *other = measure_named(by);
  if (one == nullptr || other == nullptr || one->kind != other->kind) return std::nullopt;
  return scaled(quantity, one->size, other->size);
}

}  // namespace pareto
