#include "bar_scale.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pareto::html {
namespace {

constexpr double kIndent = 4;  // millimetres within a cell; the style sheet knows the same

}  // namespace

std::string short_number(double value) {
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6).ptr;
  return {text, end};
}

BarScale::BarScale(std::size_t column, double mark)
    : class_("b" + std::to_string(column)), marked_(std::isfinite(mark)), mark_(mark) {
  if (!marked_) return;
  least_ = std::min(0.0, mark);
  most_ = std::max(0.0, mark);
}

std::string BarScale::look() const { return "bar " + class_ + (marked_ ? " mk" : ""); }

std::string BarScale::bar(double value) {
  if (!std::isfinite(value)) return {};
  least_ = std::min(least_, value);
  most_ = std::max(most_, value);
  return (value < 0 ? "<i class=\"neg\" style=\"--v:" : "<i style=\"--v:") +
         short_number(std::fabs(value)) + "\"></i>";
}

std::string BarScale::rule(std::string_view table) const {
  // Room at the right for the name of the mark.
  const double left = least_ < 0 ? 3 : .3, right = width_ - (marked_ ? 10 : 2);
  const double unit = most_ > least_ ? (right - left) / (most_ - least_) : 0;
  const double zero = kIndent + left - least_ * unit;
  std::string out = "#" + std::string(table) + " ." + class_ + "{--unit:" + short_number(unit) +
                    "mm;--zero:" + short_number(zero) + "mm";
  if (marked_) out += ";--at:" + short_number(zero + mark_ * unit) + "mm";
  return out + "}";
}

}  // namespace pareto::html
