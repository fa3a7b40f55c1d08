#include "attribution.hpp"

#include <catch2/catch.hpp>

namespace pareto::structure {
namespace {

TEST_CASE("All data in the project says where it is from and its licence", "[structure]") {
  const auto findings = check_attribution(PARETO_SOURCE_ROOT);

  INFO(lines_of(findings));
  CHECK(findings.empty());
}

TEST_CASE("Data without attribution is found", "[structure]") {
  CHECK(check_attribution(PlantedTree({{"examples/data/shop/sales.csv", "a,b"}}).root()).size() ==
        1);
  CHECK(check_attribution(
            PlantedTree({{"tests/data/a.csv", "a,b"}, {"tests/data/README.md", "Some files."}})
                .root())
            .size() == 1);
  CHECK(check_attribution(
            PlantedTree({{"tests/data/x/a.csv", "a"}, {"tests/data/y/README.md", "Licence: MIT"}})
                .root())
            .size() == 1);
  CHECK(check_attribution(
            PlantedTree({{"tests/data/x/a.csv", "a"}, {"tests/README.md", "Licence: MIT"}}).root())
            .size() == 1);
}

TEST_CASE("An attribution holds for its folder and below; sources need none", "[structure]") {
  const PlantedTree tree({{"examples/data/shop/raw/sales.csv", "a,b"},
                          {"examples/data/shop/ATTRIBUTION.md", "UCI, CC BY 4.0"},
                          {"examples/data/generator.cpp", "int main() {}"},
                          {"tests/data/a.csv", "a"},
                          {"tests/data/README.md", "Made for Pareto."}});

  CHECK(check_attribution(tree.root()).empty());
}

}  // namespace
}  // namespace pareto::structure
