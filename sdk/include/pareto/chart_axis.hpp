// Money or a number on the axis of a chart: from zero to the largest value (and down to the least),
// in round steps.
//
//     const ChartAxis axis(rows.column("value"), least, most, amounts);
//     for (double tick : axis.ticks()) drawing.text(x_of(tick), 2.6, "m", axis.label(tick));
//
// Values; header-only.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pareto/amount.hpp"
#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

class ChartAxis {
 public:
  ChartAxis(const Column* column, double least, double most, const Amounts& amounts, int steps = 5)
      : least_(std::min(least, 0.0)), most_(std::max(most, 0.0)) {
    choose_unit(column, amounts);
    if (most_ - least_ <= 0) most_ = scale_;
    // The smallest of 1, 2, 5 times a power of ten that needs no more than `steps` steps.
    const double range = (most_ - least_) / scale_;
    const double power = std::pow(10.0, std::floor(std::log10(range / steps)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
      step = power * factor;
      if (range / step <= steps) break;
    }
    digits_ = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 4);
    for (double k = std::ceil(least_ / scale_ / step - 1e-9);
         k * step * scale_ <= most_ * (1 + 1e-9); ++k) {
      ticks_.push_back(k * step * scale_);
    }
  }

  [[nodiscard]] double least() const { return least_; }
  [[nodiscard]] double most() const { return most_; }
  [[nodiscard]] const std::vector<double>& ticks() const { return ticks_; }
  // "1,500": of a tick or any other value, in the unit, with the decimals of the steps.
  [[nodiscard]] std::string label(double value) const {
    return real_text(value / scale_, digits_) + (percent_ ? "%" : "");
  }
  // "万元", "M CNY"; "" where values have none.
  [[nodiscard]] const std::string& unit() const { return unit_; }

 private:
  void choose_unit(const Column* column, const Amounts& amounts) {
    if (column == nullptr) return;
    percent_ = column->meaning == PARETO_M_PERCENT;
    if (column->type == Type::Money) {
      const bool large = column->scale == Scale::Large;
      scale_ = !large ? 1e4 : amounts.chinese() ? 1e8 : 1e10;
      unit_ = large ? amounts.large_unit_of_money() : amounts.currency_name();
    } else if (column->type == Type::Quantity) {
      scale_ = 1e4;
      unit_ = column->unit;
    } else if (percent_) {
      scale_ = 0.01;
    } else {
      unit_ = column->unit;
    }
  }

  double least_, most_, scale_ = 1;
  int digits_ = 0;
  bool percent_ = false;
  std::string unit_;
  std::vector<double> ticks_;
};

}  // namespace v0
}  // namespace pareto::sdk
