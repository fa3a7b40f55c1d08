#include "core/base/counted.hpp"

namespace pareto {

std::string counted(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t sign = count < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > sign + 3;) digits.insert(at -= 3, 1, ',');
  // A true minus, as in amounts.
  if (sign != 0) digits.replace(0, 1, "\u2212");
  return digits;
}

}  // namespace pareto
