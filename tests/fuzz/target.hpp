// A parser under fuzz: what is done with any bytes, and the words its format is made of.
//
// Each file of targets/ makes one, called after the file. `run` returns when all is as it must be,
// whatever the bytes are: rows, rejects or a clear error. Anything else ends the process, by
// itself, by a sanitizer, or by `must`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pareto::fuzz {

struct Target {
  void (*run)(std::string_view bytes);
  std::vector<std::string_view> words;  // put into variants
  std::size_t variants = 1000;          // of one run of the tests
};

// Ends the process with these words if the claim does not hold.
void must(bool holds, std::string_view claim, std::string_view detail = {});

}  // namespace pareto::fuzz
