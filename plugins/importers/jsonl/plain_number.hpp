// Numbers of JSON in plain notation, without passing through a double: 1.5e3 is 1500, to the last
// of any number of digits.
//
// Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace pareto::jsonl {

// Numbers whose exponent has more digits than a plain text should have stay as they are.
inline constexpr int kMostShift = 100;

// `raw` is a number as JSON writes them.
void append_plain(std::string& out, std::string_view raw);

}  // namespace pareto::jsonl
