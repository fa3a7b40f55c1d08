#include "core/imports/run/reject_log.hpp"

#include <catch2/catch.hpp>

#include "tests/core/imports/import_bench.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("A row that cannot be taken goes into a file that can be corrected and imported again",
          "[imports]") {
  ImportBench bench;
  const std::string text =
      "date,number,customer_code,quantity,unit_price\n"
      "2026-01-05,A1,C1,10,3.5\n"
      "2026-11-31,A1,C1,2,100\n"
      "2026-01-06,A1,,4,3\n"
      "2026-01-07,A1,C1,=B2*C2,3\n"
      "2026-01-08,A1,C1,-5,3\n";

  const ImportResult result = bench.import("orders.csv", text, "sale");

  CHECK(result.read == 5);
  CHECK(result.written.created == 2);
  CHECK(result.rejected == 3);
  REQUIRE(result.rejects);
  CHECK(result.rejects->filename() == "orders.rejects.csv");
  REQUIRE(result.examples.size() == 3);
  CHECK(result.examples[0].line == 3);
  CHECK(result.examples[0].column == "date");
  CHECK(result.examples[0].why.in(Language::ChineseSimplified) == "没有这一天");
  CHECK(result.examples[1].why.in(Language::English) == "no customer");
  const std::string rejects = bytes_of(*result.rejects);
  CHECK(
      rejects.starts_with("\xEF\xBB\xBF"
                          "date,number,customer_code,quantity,unit_price,Line,rejected: line"));
  CHECK(rejects.find("2026-01-07,A1,C1,\"'=B2*C2\",3,4,5,quantity,\"'=B2*C2\",") !=
        std::string::npos);

  std::string corrected = rejects;
  corrected.replace(corrected.find("2026-11-31"), 10, "2026-11-30");
  corrected.replace(corrected.find("A1,,4"), 5, "A1,C2,4");
  corrected.replace(corrected.find("\"'=B2*C2\""), 9, "7");
  const ImportResult second = bench.import("orders.rejects.csv", corrected, "sale");

  CHECK(second.rejected == 0);
  CHECK(second.written.created == 3);
  CHECK(bench.query("SELECT line, date FROM sale ORDER BY line").size() == 5);
  CHECK(bench.query("SELECT line, quantity FROM sale ORDER BY line") ==
        Lines{"1|100000", "2|20000", "3|40000", "4|70000", "5|-50000"});
}

TEST_CASE("A foreign line without a rate is a reject with its column", "[imports]") {
  ImportBench bench;

  const ImportResult result = bench.import(
      "f.csv",
      "date,number,customer,amount,currency\n2026-01-01,1,Acme,5,GBP\n2026-01-01,2,Acme,5,CNY\n",
      "sale");

  CHECK(result.rejected == 1);
  CHECK(result.examples.at(0).column == "currency");
  CHECK(result.examples.at(0).value == "GBP");
  CHECK(result.written.created == 1);
}
