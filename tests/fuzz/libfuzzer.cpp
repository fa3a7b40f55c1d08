// The entry that libFuzzer calls, of the one target that PARETO_FUZZ_TARGET names.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
extern const Target PARETO_FUZZ_TARGET;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  pareto::fuzz::PARETO_FUZZ_TARGET.run({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
