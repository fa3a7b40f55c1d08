#include "core/base/amount.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "core/base/decimal.hpp"

namespace pareto {
namespace {

constexpr std::int64_t kWan = 10'000, kYi = 100'000'000, kThousand = 1'000, kMillion = 1'000'000,
                       kBillion = 1'000'000'000;

constexpr std::string_view kNoShare = "–";

std::int64_t magnitude(std::int64_t value) {
  if (value == std::numeric_limits<std::int64_t>::min())
    return std::numeric_limits<std::int64_t>::max();
  return value < 0 ? -value : value;
}

// From `from` on (in whole currency, after rounding), amounts are written in `divisor` with
// `digits` decimals.
struct Step {
  std::int64_t from, divisor;
  int digits;
  std::string_view unit;
};

constexpr std::array<Step, 4> kChinese = {
    {{kYi, kYi, 2, "亿"}, {100 * kWan, kWan, 0, "万"}, {kWan, kWan, 1, "万"}, {0, 1, 0, ""}}};
constexpr std::array<Step, 6> kEnglish = {{{kBillion, kBillion, 2, "bn"},
                                           {10 * kMillion, kMillion, 1, "M"},
                                           {kMillion, kMillion, 2, "M"},
                                           {100 * kThousand, kThousand, 0, "k"},
                                           {10 * kThousand, kThousand, 1, "k"},
                                           {0, 1, 0, ""}}};

// The whole currency units that the written figure stands for: 999,960 in 万 with one decimal is
// written 100.0, a million.
std::int64_t as_written(std::int64_t value, const Step& step) {
  std::int64_t grain = step.divisor;
  for (int i = 0; i < step.digits; ++i) grain /= 10;
  return rounded_quotient(magnitude(value), grain * kDecimalOne) * grain;
}

// The finest step whose figure stays below the next coarser one.
const Step& step_for(std::int64_t value, std::span<const Step> steps) {
  for (std::size_t i = steps.size(); i-- > 1;) {
    if (as_written(value, steps[i]) < steps[i - 1].from) return steps[i];
  }
  return steps.front();
}

std::string written(std::int64_t value, std::int64_t divisor, int digits) {
  std::int64_t below = 1;  // what is cut off must be rounded in one go
  for (int i = digits; i < 4; ++i) below *= 10;
  return format_decimal(rounded_quotient(value, divisor * below) * below, digits);
}

std::string with_sign(const std::string& figure) {
  const bool something = figure.find_first_of("123456789") != std::string::npos;
  return something && !figure.starts_with("−") ? '+' + figure : figure;
}

}  // namespace

AmountScale table_scale(Language language) {
  if (language == Language::ChineseSimplified) return {kWan, 1, "万"};
  return {kMillion, 2, "M"};
}

AmountScale table_scale_for(std::int64_t largest, Language language) {
  const std::int64_t whole = magnitude(largest) / kDecimalOne;
  const bool chinese = language == Language::ChineseSimplified;
  if (whole >= (chinese ? 10 * kWan : kMillion)) return table_scale(language);
  if (!chinese && whole >= kWan) return {kThousand, 1, "k"};
  return {};
}

std::string amount_in_cell(std::int64_t value, const AmountScale& scale) {
  return written(value, scale.divisor, scale.digits);
}

std::string change_in_cell(std::int64_t value, const AmountScale& scale) {
  return with_sign(amount_in_cell(value, scale));
}

std::string amount_in_sentence(std::int64_t value, Language language, std::string_view currency) {
  const bool chinese = language == Language::ChineseSimplified;
  const Step& step =
      step_for(value, chinese ? std::span<const Step>(kChinese) : std::span<const Step>(kEnglish));
  std::string out = written(value, step.divisor, step.digits);
  if (!step.unit.empty()) (out += ' ') += step.unit;
  if (currency.empty()) return out;
  if (!chinese) return std::string(currency) + ' ' + out;
  if (step.unit.empty()) out += ' ';
  return out += currency;
}

std::string percent_of(std::int64_t part, std::int64_t whole, int digits) {
  if (whole == 0) return std::string(kNoShare);
  return percent(
      static_cast<double>(static_cast<long double>(part) / static_cast<long double>(whole)),
      digits);
}

std::string percent(double ratio, int digits) {
  const double scaled = ratio * 100 * static_cast<double>(kDecimalOne);
  if (!(std::fabs(scaled) < 9e17)) return std::string(kNoShare);
  // 1e-3 of a unit: 0.285 * 100 is 28.499999999999996 and is to be read as 28.5.
  return format_decimal(std::llround(scaled + std::copysign(1e-3, scaled)), digits) + '%';
}

std::string percent_change(double ratio, int digits) { return with_sign(percent(ratio, digits)); }

}  // namespace pareto
