// Names of the demo company in traditional characters: one for one, for the characters that occur
// in its words. Characters that are the same in both stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace pareto::demo {

[[nodiscard]] std::string traditional(std::string_view simplified);

}  // namespace pareto::demo
