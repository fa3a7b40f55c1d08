// Faults on purpose, for the driver's own test: it must notice each of them and say how to repeat
// it. A sound parser has none of these words in its corpus.
#include <csignal>
#include <cstdlib>

#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) {
  must(bytes.find("false-claim") == std::string_view::npos, "there is no false claim");
  if (bytes.find("crash") != std::string_view::npos) std::raise(SIGSEGV);
  if (bytes.find("leave") != std::string_view::npos) std::_Exit(3);
}

}  // namespace

extern const Target planted_target;
const Target planted_target{&run, {"word"}, 200};

}  // namespace pareto::fuzz
