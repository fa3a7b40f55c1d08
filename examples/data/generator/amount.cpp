#include "amount.hpp"

#include <cstdio>

namespace pareto::demo {

Amount nearest(double value) { return static_cast<Amount>(value >= 0 ? value + 0.5 : value - 0.5); }

std::string format_amount(Amount value, int decimals) {
  const Amount size = value < 0 ? -value : value;
  char text[32];
  int length = std::snprintf(text, sizeof text, "%s%lld.%04d", value < 0 ? "-" : "",
                             static_cast<long long>(size / kOne), static_cast<int>(size % kOne));
  int places = 4;
  while (places > decimals && text[length - 1] == '0') {
    --length;
    --places;
  }
  if (places == 0) --length;  // the point
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace pareto::demo
