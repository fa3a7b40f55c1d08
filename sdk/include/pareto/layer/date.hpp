// Bodies of date.hpp.
#pragma once

#include <string>

#include "pareto/date.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER std::string Date::iso() const {
  const CivilDay day = civil();
  std::string out = std::to_string(day.year);
  if (out.size() < 4) out.insert(0, 4 - out.size(), '0');
  for (const int part : {day.month, day.day}) {
    out += '-';
    out += static_cast<char>('0' + part / 10);
    out += static_cast<char>('0' + part % 10);
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk
