// The program from its words to its exit code.
//
// The border where errors end: they are printed as people read them and become exit codes.
// Everything the process owns (streams, environment, keyboard, signals) comes in from outside, so
// tests run it whole.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "core/cli/command.hpp"

namespace pareto::cli {

struct Surroundings {
  Environment environment;
  // Empty when nobody sits at the keyboard.
  Questioner::ReadLine read_line;
  const std::atomic<bool>& interrupted;
};

// `words` without the program's name.
[[nodiscard]] int run_program(const std::vector<std::string>& words,
                              const std::vector<Command>& commands, Output& output,
                              const Surroundings& surroundings);

}  // namespace pareto::cli
