// A number of things as people read it: 4372 is "4,372". For every count that is shown; what names
// a thing (a line of a file, an operation, an id) stays as it is.
//
// Pure; any thread.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>

namespace pareto {

[[nodiscard]] std::string counted(std::int64_t count);
[[nodiscard]] std::string counted(std::integral auto count) {
  return counted(static_cast<std::int64_t>(count));
}

}  // namespace pareto
