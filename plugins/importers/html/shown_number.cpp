#include "shown_number.hpp"

#include <charconv>
#include <cmath>

#include <pareto/cell_text.hpp>

namespace pareto::html_tables {
namespace {

// "￥1,234.57" or "(1,234.57)" as a number with the count of its decimals; false for anything else.
bool read_shown(std::string_view shown, double& value, int& decimals) {
  std::string digits;
  bool negative = false;
  decimals = -1;
  for (const std::string_view sign : {"￥", "¥", "$"}) {
    if (const auto at = shown.find(sign); at <= 1) shown.remove_prefix(at == 0 ? sign.size() : 0);
  }
  for (const char c : shown) {
    if (c >= '0' && c <= '9') {
      digits += c;
      if (decimals >= 0) ++decimals;
    } else if (c == '.' && decimals < 0) {
      digits += c;
      decimals = 0;
    } else if ((c == '-' || c == '(') && digits.empty()) {
      negative = true;
    } else if (c != ',' && c != ' ' && !(c == ')' && negative)) {
      return false;
    }
  }
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return false;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return false;
  if (negative) value = -value;
  decimals = std::max(decimals, 0);
  return true;
}

}  // namespace

bool whole_number(std::string_view shown, std::string_view known, std::string& out) {
  double rounded = 0, value = 0;
  int decimals = 0;
  const auto [end, error] = std::from_chars(known.data(), known.data() + known.size(), value);
  if (known.empty() || error != std::errc() || end != known.data() + known.size() ||
      !std::isfinite(value) || !read_shown(shown, rounded, decimals))
    return false;
  const double half = 0.5 * std::pow(10.0, -decimals);
  if (value == rounded || std::fabs(value - rounded) > half * 1.000001) return false;
  out.clear();
  sdk::append_value(out, value, {}, false);
  return true;
}

}  // namespace pareto::html_tables
