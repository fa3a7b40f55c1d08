// Units of weight and of volume that everybody knows, and how a quantity in one is reckoned in
// another.
//
//     in_unit(25'0000, "kg", "吨")     // 250: 0.025 t, in 1/10000
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pareto {

struct Measure {
  std::string_view name;  // folded
  int kind;               // 1: weight in mg, 2: volume in ml
  std::int64_t size;      // of the smallest of its kind
};

[[nodiscard]] std::span<const Measure> known_measures();
// By its folded name; null for one that nobody knows.
[[nodiscard]] const Measure* measure_named(std::string_view folded);

// value × numerator ÷ denominator, rounded half away from zero; nothing for what is too large.
[[nodiscard]] std::optional<std::int64_t> scaled(std::int64_t value, std::int64_t numerator,
                                                 std::int64_t denominator);

// `quantity` in 1/10000 of `from`, as the result of `to`. Nothing where one cannot be reckoned in
// the other.
[[nodiscard]] std::optional<std::int64_t> in_unit(std::int64_t quantity, std::string_view from,
                                                  std::string_view to);

}  // namespace pareto
