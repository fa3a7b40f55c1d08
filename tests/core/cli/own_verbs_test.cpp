#include "core/plugins/own_verbs.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "core/cli/registry.hpp"

namespace pareto::cli {

TEST_CASE("No plugin may bring a verb that the program has, and no other is kept from them",
          "[cli]") {
  std::set<std::string> here{"help"};
  for (const Command& command : all_commands()) here.insert(std::string(command.verb.name));
  const auto kept = plugins::own_verbs();

  CHECK(std::set<std::string>(kept.begin(), kept.end()) == here);
}

}  // namespace pareto::cli
