// Amounts, prices, quantities and rates in 1/10000, as Pareto keeps them; rounding is half away
// from zero.
#pragma once

#include <cstdint>
#include <string>

namespace pareto::demo {

using Amount = std::int64_t;

inline constexpr Amount kOne = 10'000;
inline constexpr Amount kCent = kOne / 100;
inline constexpr Amount kWan = 10'000 * kOne;  // 万

// numerator / denominator; the denominator is positive.
[[nodiscard]] constexpr Amount divide_rounded(Amount numerator, Amount denominator) {
  const Amount half = denominator / 2;
  return (numerator >= 0 ? numerator + half : numerator - half) / denominator;
}

// The product of two values in 1/10000, for instance an amount and a rate. |a * b| must stay
// below 9.2e18.
[[nodiscard]] constexpr Amount multiply_rounded(Amount a, Amount b) {
  return divide_rounded(a * b, kOne);
}

[[nodiscard]] Amount nearest(double value);  // half away from zero

// Exact decimal text with at least `decimals` places, for example 1234.50.
[[nodiscard]] std::string format_amount(Amount value, int decimals);

}  // namespace pareto::demo
