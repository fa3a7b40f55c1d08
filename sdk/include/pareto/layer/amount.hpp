// Bodies of amount.hpp.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "pareto/amount.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

inline constexpr std::uint64_t kTenThousand = 10'000ULL * 10'000,
                               kHundredMillion = kTenThousand * 10'000,
                               kThousand = 10'000ULL * 1'000, kMillion = kThousand * 1'000;

PARETO_LAYER std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

constexpr std::uint64_t power_of_ten(int exponent) {
  std::uint64_t value = 1;
  while (exponent-- > 0) value *= 10;
  return value;
}

// value / divisor with `digits` decimals (0 to 9), grouped; without a sign.
PARETO_LAYER std::string divided(std::uint64_t value, std::uint64_t divisor, int digits) {
  const std::uint64_t scale =
      power_of_ten(digits);  // `divisor` stays below 1.8e18, so that tenfold rests fit
  std::uint64_t whole = value / divisor;
  // Digit by digit, so that nothing overflows; the last one rounds.
  std::uint64_t rest = value % divisor, fraction = 0;
  for (int i = 0; i < digits; ++i) {
    rest *= 10;
    fraction = fraction * 10 + rest / divisor;
    rest %= divisor;
  }
  if (rest >= divisor - rest) ++fraction;
  if (fraction >= scale) {
    ++whole;
    fraction -= scale;
  }
  std::string text = grouped(whole);
  if (digits > 0) {
    const std::string decimals = std::to_string(fraction);
    text += '.';
    text.append(static_cast<std::size_t>(digits) - decimals.size(), '0');
    text += decimals;
  }
  return text;
}

PARETO_LAYER std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                   : static_cast<std::uint64_t>(value);
}

PARETO_LAYER bool only_zeros(std::string_view text) {
  return text.find_first_of("123456789") == std::string_view::npos;
}

// A minus only where something is left after rounding; a plus where asked for.
PARETO_LAYER std::string with_sign(std::string text, bool negative, bool plus) {
  if (only_zeros(text)) return text;
  if (negative) return std::string(kMinus) + text;
  return plus ? "+" + text : text;
}

}  // namespace detail

PARETO_LAYER std::string count_text(std::int64_t value) {
  return detail::with_sign(detail::grouped(detail::magnitude(value)), value < 0, false);
}

PARETO_LAYER std::string real_text(double value, int digits, bool plus) {
  if (!std::isfinite(value)) return {};
  // Beyond the reach of whole numbers, plain notation is all that is left.
  const double scaled =
      std::round(std::fabs(value) * static_cast<double>(detail::power_of_ten(digits)));
  if (scaled > 9e18) {
    char text[400];
    std::snprintf(text, sizeof text, "%.*f", digits, std::fabs(value));
    return detail::with_sign(text, value < 0, plus);
  }
  return detail::with_sign(
      detail::divided(static_cast<std::uint64_t>(scaled), detail::power_of_ten(digits), digits),
      value < 0, plus);
}

PARETO_LAYER std::string percent_text(double fraction, int digits, bool plus) {
  const std::string text = real_text(fraction * 100.0, digits, plus);
  return text.empty() ? text : text + "%";
}

PARETO_LAYER Amounts::Amounts(const Job& job) : Amounts(job.chinese(), job.home_currency()) {}
PARETO_LAYER Amounts::Amounts(bool chinese, std::string_view currency)
    : chinese_(chinese), currency_(currency) {}

PARETO_LAYER std::string Amounts::exact(std::int64_t money, int digits, bool plus) const {
  return detail::with_sign(detail::divided(detail::magnitude(money), 10'000, digits), money < 0,
                           plus);
}
PARETO_LAYER std::string Amounts::large(std::int64_t money, int digits, bool plus) const {
  if (digits < 0) digits = chinese_ ? 1 : 2;
  const std::uint64_t unit = chinese_ ? detail::kTenThousand : detail::kMillion;
  return detail::with_sign(detail::divided(detail::magnitude(money), unit, digits), money < 0,
                           plus);
}
PARETO_LAYER std::string Amounts::large_unit() const { return chinese_ ? "万" : "M"; }
PARETO_LAYER std::string Amounts::large_unit_of_money() const {
  return chinese_ ? "万" + currency_name() : currency_.empty() ? "M" : "M " + currency_;
}

PARETO_LAYER std::string Amounts::spoken(std::int64_t money, bool plus) const {
  const auto [number, unit] = parts(money, plus);
  return unit.empty() ? number : number + " " + unit;
}
PARETO_LAYER std::string Amounts::spoken_money(std::int64_t money, bool plus) const {
  const auto [number, unit] = parts(money, plus);
  const std::string name = chinese_ ? currency_name() : currency_;
  if (unit.empty()) return name.empty() ? number : number + " " + name;
  return number + " " + unit + (chinese_ || name.empty() ? name : " " + name);
}

PARETO_LAYER Amounts::Parts Amounts::figure(std::int64_t money) const {
  Parts found = parts(money, false);
  const std::string name = chinese_ ? currency_name() : currency_;
  if (!chinese_ && !found.unit.empty() && !name.empty()) found.unit += " ";
  found.unit += name;
  return found;
}

PARETO_LAYER std::string Amounts::currency_name() const {
  static constexpr struct {
    std::string_view code, name;
  } kNames[] = {{"CNY", "元"},   {"USD", "美元"}, {"EUR", "欧元"},   {"GBP", "英镑"},
                {"JPY", "日元"}, {"HKD", "港元"}, {"TWD", "新台币"}, {"SGD", "新加坡元"}};
  for (const auto& each : kNames) {
    if (chinese_ && each.code == currency_) return std::string(each.name);
  }
  return currency_;
}

PARETO_LAYER Amounts::Parts Amounts::parts(std::int64_t money, bool plus) const {
  const std::uint64_t size = detail::magnitude(money);
  auto in = [&](std::uint64_t unit, int digits) {
    return detail::with_sign(detail::divided(size, unit, digits), money < 0, plus);
  };
  // Thresholds lie where rounding would reach them, so 9,999.6 万 is 1.00 亿 and never 10,000 万.
  if (chinese_) {
    if (size + detail::kTenThousand / 2 >= detail::kHundredMillion)
      return {in(detail::kHundredMillion, 2), "亿"};
    if (size + detail::kTenThousand / 20 >= 100 * detail::kTenThousand)
      return {in(detail::kTenThousand, 0), "万"};
    if (size + 5'000 >= detail::kTenThousand) return {in(detail::kTenThousand, 1), "万"};
    return {in(10'000, 0), ""};
  }
  if (size + detail::kMillion / 200 >= 100 * detail::kMillion)
    return {in(detail::kMillion, 1), "M"};
  // 999.5 k and above would be 1,000 k.
  if (size + detail::kThousand / 2 >= detail::kMillion) return {in(detail::kMillion, 2), "M"};
  if (size + detail::kThousand / 20 >= 100 * detail::kThousand)
    return {in(detail::kThousand, 0), "k"};
  if (size + 5'000 >= 10 * detail::kThousand) return {in(detail::kThousand, 1), "k"};
  return {in(10'000, 0), ""};
}

}  // namespace v0
}  // namespace pareto::sdk
