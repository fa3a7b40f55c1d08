// How likely a text is one that people write: what a wrong decoding yields is characters that
// nobody uses.
//
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace pareto {

struct Plausibility {
  double commonness = 0;       // mean over the characters beyond ASCII, 0 to 15
  double damaged = 0;          // share of them that could not be read
  std::size_t characters = 0;  // beyond ASCII
  std::size_t han = 0;
};

[[nodiscard]] Plausibility plausibility_of(std::string_view utf8);

}  // namespace pareto
