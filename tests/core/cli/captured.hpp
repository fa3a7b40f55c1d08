// Streams that end in strings, and terminals made up for tests.
#pragma once

#include <string>

#include "core/cli/terminal/output.hpp"

namespace pareto::cli {

inline Terminal person(int columns = 100, bool colour = false) {
  return {.interactive = true,
          .rewritable = true,
          .colour = colour,
          .blocks = true,
          .columns = columns};
}
inline Terminal pipe() { return {}; }

struct Captured {
  explicit Captured(Terminal terminal = person())
      : output{{out_text, terminal}, {err_text, terminal}} {}

  std::string out_text, err_text;
  Output output;
};

}  // namespace pareto::cli
