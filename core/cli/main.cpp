// The program `pareto`.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/program.hpp"
#include "core/cli/registry.hpp"
#include "core/cli/terminal/interrupt.hpp"
#include "core/conformance/check.hpp"

int main(int argc, char** argv) {
  using namespace pareto::cli;
  // Scripts and package managers ask this often; it opens and parses nothing.
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    return std::puts("pareto " PARETO_VERSION) < 0 || std::fflush(stdout) != 0 ? kFailed : kDone;
  }
  // A case of `pareto plugin check`, which has started this process for it.
  if (argc > 1 && std::string_view(argv[1]) == pareto::conformance::kChildWord)
    return pareto::conformance::run_child(argc, argv);
  ignore_closed_pipes();
  Output output = standard_output();
  const Surroundings surroundings{process_environment, read_from_person(output.err),
                                  interrupted_by_signal()};
  return run_program(std::vector<std::string>(argv + 1, argv + argc), all_commands(), output,
                     surroundings);
}
