#include <catch2/catch.hpp>

#include <cstdlib>

#include "tests/core/imports/import_bench.hpp"

using namespace pareto;
using namespace pareto::imports;

// The figures are those of examples/data/online-retail/ATTRIBUTION.md and of the set's publication.
TEST_CASE("Online Retail comes in whole but for the rows without a customer", "[imports][slow]") {
  ImportBench bench;
  const std::string packed =
      std::string(PARETO_SOURCE_ROOT) + "/examples/data/online-retail/OnlineRetail.csv.xz";
  const std::filesystem::path csv = bench.folder() / "OnlineRetail.csv";
  if (std::system(("xz -dc '" + packed + "' > '" + csv.string() + "'").c_str()) != 0) {
    WARN("xz is not here");
    return;
  }

  const ImportResult result = bench.import({.file = csv, .create_missing = true});

  CHECK(result.mapping.entity == "sale");
  CHECK(result.read == 541'909);
  CHECK(result.rejected == 135'080);
  REQUIRE(result.reasons.size() == 1);
  CHECK(result.reasons[0].why.in(Language::English) == "no customer");
  CHECK(result.written.created == 406'829);
  CHECK(result.written.net == 83'000'658'140);
  CHECK(bench.number("SELECT count(*) FROM customer") == 4'372);
  REQUIRE(result.differing.size() == 2);
  CHECK(result.differing[0].records + result.differing[1].records == 210 + 8);
  REQUIRE(result.rejects);

  ImportRequest again{.file = csv, .create_missing = true};
  again.again = true;
  const ImportResult second = bench.import(again);
  CHECK(second.written.unchanged == 406'829);
  CHECK(second.operation == 0);
}
