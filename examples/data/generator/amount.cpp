#include "amount.hpp"

namespace pareto::demo {

Amount nearest(double value) { return static_cast<Amount>(value >= 0 ? value + 0.5 : value - 0.5); }

std::string format_amount(Amount value, int decimals) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  digits.insert(digits.size() - 4, ".");
  int places = 4;
  while (places > decimals && digits.back() == '0') {
    digits.pop_back();
    --places;
  }
  if (digits.back() == '.') digits.pop_back();
  std::string text(value < 0 ? 1 : 0, '-');
  return text += digits;
}

}  // namespace pareto::demo
