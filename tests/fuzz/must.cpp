#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {

void must(bool holds, std::string_view claim, std::string_view detail) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n%.*s\n", static_cast<int>(claim.size()), claim.data(),
               static_cast<int>(detail.size()), detail.data());
  std::abort();
}

}  // namespace pareto::fuzz
