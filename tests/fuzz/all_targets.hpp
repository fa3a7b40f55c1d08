// All targets by name; the list is made from the files in targets/.
#pragma once

#include <map>
#include <string>

#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {

[[nodiscard]] const std::map<std::string, const Target*>& all_targets();

}  // namespace pareto::fuzz
