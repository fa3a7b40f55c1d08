// Amounts, shares and counts in the reader's way of writing, for reports, formats and terminals alike.
//
//     Amounts amounts(job);                    // or Amounts(/*chinese=*/true, "CNY")
//     amounts.large(216'779'000'000);          // "2,167.8"   a cell; its column is headed by large_unit(), "万"
//     amounts.spoken(185'400'000'000);         // "1,854 万"  in a sentence
//     amounts.spoken_money(1'206'700'000'000); // "1.21 亿元"
//
// Chinese: 万 with one decimal in cells; in sentences 万 without decimals from 100 万 on, 亿 with two from 1 亿 on, plain
// below 1 万. English: M with two decimals, one from 100 M on in sentences. Thousands by comma, a true minus (U+2212), per cent
// closed up. Money comes in 1/10000. Rounding is half away from zero, in whole numbers, so the same everywhere. Values.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline constexpr std::string_view kMinus = "\u2212";

namespace detail {

inline std::string grouped(std::uint64_t value) {
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
inline std::string divided(std::uint64_t value, std::uint64_t divisor, int digits) {
  const std::uint64_t scale = power_of_ten(digits);  // `divisor` stays below 1.8e18, so that tenfold rests fit
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

inline std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

inline bool only_zeros(std::string_view text) { return text.find_first_of("123456789") == std::string_view::npos; }

// A minus only where something is left after rounding; a plus where asked for.
inline std::string with_sign(std::string text, bool negative, bool plus) {
  if (only_zeros(text)) return text;
  if (negative) return std::string(kMinus) + text;
  return plus ? "+" + text : text;
}

}  // namespace detail

// "1,234"; a count or a number of days.
inline std::string count_text(std::int64_t value) {
  return detail::with_sign(detail::grouped(detail::magnitude(value)), value < 0, false);
}

// "2,167.8" of a real number; not a number becomes "".
inline std::string real_text(double value, int digits, bool plus = false) {
  if (!std::isfinite(value)) return {};
  // Beyond the reach of whole numbers, plain notation is all that is left.
  const double scaled = std::round(std::fabs(value) * static_cast<double>(detail::power_of_ten(digits)));
  if (scaled > 9e18) {
    char text[400];
    std::snprintf(text, sizeof text, "%.*f", digits, std::fabs(value));
    return detail::with_sign(text, value < 0, plus);
  }
  return detail::with_sign(
      detail::divided(static_cast<std::uint64_t>(scaled), detail::power_of_ten(digits), digits), value < 0, plus);
}

// "18.0%" of 0.18; signed "+13%".
inline std::string percent_text(double fraction, int digits = 1, bool plus = false) {
  const std::string text = real_text(fraction * 100.0, digits, plus);
  return text.empty() ? text : text + "%";
}

class Amounts {
 public:
  explicit Amounts(const Job& job) : Amounts(job.chinese(), job.home_currency()) {}
  explicit Amounts(bool chinese, std::string_view currency = {}) : chinese_(chinese), currency_(currency) {}

  [[nodiscard]] bool chinese() const { return chinese_; }

  // Exact, with two decimals unless told otherwise: "195,268.75".
  [[nodiscard]] std::string exact(std::int64_t money, int digits = 2, bool plus = false) const {
    return detail::with_sign(detail::divided(detail::magnitude(money), 10'000, digits), money < 0, plus);
  }
  // In the large unit without naming it, for a column headed by large_unit(): "2,167.8", "21.68"; digits -1: by language.
  [[nodiscard]] std::string large(std::int64_t money, int digits = -1, bool plus = false) const {
    if (digits < 0) digits = chinese_ ? 1 : 2;
    const std::uint64_t unit = chinese_ ? kTenThousand : kMillion;
    return detail::with_sign(detail::divided(detail::magnitude(money), unit, digits), money < 0, plus);
  }
  // "万", "M"; with the currency "万元", "M CNY".
  [[nodiscard]] std::string large_unit() const { return chinese_ ? "万" : "M"; }
  [[nodiscard]] std::string large_unit_of_money() const {
    return chinese_ ? "万" + currency_name() : currency_.empty() ? "M" : "M " + currency_;
  }

  // In a sentence: "1.21 亿", "1,854 万", "13.1 万", "3,250"; "120.7 M", "18.54 M", "3,250".
  [[nodiscard]] std::string spoken(std::int64_t money, bool plus = false) const {
    const auto [number, unit] = parts(money, plus);
    return unit.empty() ? number : number + " " + unit;
  }
  // The same with the currency: "1.21 亿元", "3,250 元"; "120.7 M CNY".
  [[nodiscard]] std::string spoken_money(std::int64_t money, bool plus = false) const {
    const auto [number, unit] = parts(money, plus);
    const std::string name = chinese_ ? currency_name() : currency_;
    if (unit.empty()) return name.empty() ? number : number + " " + name;
    return number + " " + unit + (chinese_ || name.empty() ? name : " " + name);
  }
  // Number and unit apart, for a key figure: {"1.21", "亿元"}, {"120.7", "M CNY"}.
  struct Parts {
    std::string number, unit;
  };
  [[nodiscard]] Parts figure(std::int64_t money) const {
    Parts found = parts(money, false);
    const std::string name = chinese_ ? currency_name() : currency_;
    if (!chinese_ && !found.unit.empty() && !name.empty()) found.unit += " ";
    found.unit += name;
    return found;
  }

  // Of the home currency, in Chinese words where there are some: "元", "美元"; else its code.
  [[nodiscard]] std::string currency_name() const {
    static constexpr struct {
      std::string_view code, name;
    } kNames[] = {{"CNY", "元"},  {"USD", "美元"}, {"EUR", "欧元"},   {"GBP", "英镑"},
                  {"JPY", "日元"}, {"HKD", "港元"}, {"TWD", "新台币"}, {"SGD", "新加坡元"}};
    for (const auto& each : kNames) {
      if (chinese_ && each.code == currency_) return std::string(each.name);
    }
    return currency_;
  }

 private:
  static constexpr std::uint64_t kTenThousand = 10'000ULL * 10'000, kHundredMillion = kTenThousand * 10'000,
                                 kMillion = 10'000ULL * 1'000'000;

  [[nodiscard]] Parts parts(std::int64_t money, bool plus) const {
    const std::uint64_t size = detail::magnitude(money);
    auto in = [&](std::uint64_t unit, int digits) {
      return detail::with_sign(detail::divided(size, unit, digits), money < 0, plus);
    };
    // Thresholds lie where rounding would reach them, so 9,999.6 万 is 1.00 亿 and never 10,000 万.
    if (chinese_) {
      if (size + kTenThousand / 2 >= kHundredMillion) return {in(kHundredMillion, 2), "亿"};
      if (size + kTenThousand / 20 >= 100 * kTenThousand) return {in(kTenThousand, 0), "万"};
      if (size + 5'000 >= kTenThousand) return {in(kTenThousand, 1), "万"};
      return {in(10'000, 0), ""};
    }
    if (size + kMillion / 200 >= 100 * kMillion) return {in(kMillion, 1), "M"};
    if (size + 5'000 >= 100'000ULL * 10'000) return {in(kMillion, 2), "M"};
    return {in(10'000, 0), ""};
  }

  bool chinese_;
  std::string currency_;
};

}  // namespace v0
}  // namespace pareto::sdk
