#include "plain_number.hpp"

#include <algorithm>
#include <charconv>

namespace pareto::jsonl {

void append_plain(std::string& out, std::string_view raw) {
  const std::size_t e = raw.find_first_of("eE");
  if (e == raw.npos) {
    out += raw;
    return;
  }
  std::string_view power = raw.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int shift = 0;
  const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), shift);
  if (error != std::errc() || end != power.data() + power.size() || shift > kMostShift ||
      shift < -kMostShift) {
    out += raw;
    return;
  }
  std::string_view number = raw.substr(0, e);
  if (number.starts_with('-')) {
    out += '-';
    number.remove_prefix(1);
  }
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string digits(number.substr(0, point));
  if (point < number.size()) digits += number.substr(point + 1);
  int whole = static_cast<int>(point) + shift;  // digits before the point
  if (whole <= 0) {
    digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
    whole = 1;
  }
  const auto before = static_cast<std::size_t>(whole);
  if (digits.size() < before) digits.append(before - digits.size(), '0');
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), before - 1);
  std::string_view fraction = std::string_view(digits).substr(before);
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  out.append(digits, zeros, before - zeros);
  if (!fraction.empty()) out.append(".").append(fraction);
}

}  // namespace pareto::jsonl
