#include "core/imports/rows/stored_rows.hpp"

#include <catch2/catch.hpp>

#include "tests/core/imports/import_bench.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("The same lines in another file are known by number and line", "[imports]") {
  ImportBench bench;
  (void)bench.import("sales.csv", kSales, "sale");

  const ImportResult again =
      bench.import({.file = bench.file("sales.csv", kSales), .entity = "sale", .again = true});
  const std::string changed =
      std::string(kSales).replace(std::string(kSales).find("10,3.5"), 6, "11,3.5") +
      "2026-01-07,A2,0002,,烟酸,1,3,白桦\n";
  const ImportResult next = bench.import("next.csv", changed, "sale");

  CHECK(again.written.unchanged == 3);
  CHECK(again.operation == 0);
  CHECK(next.written.unchanged == 2);
  CHECK(next.written.updated == 1);
  CHECK(next.written.created == 1);
  CHECK(bench.query("SELECT number, line, quantity, amount FROM sale ORDER BY number, line") ==
        Lines{"A1|1|110000|385000", "A1|2|20000|2000000", "A2|1|40000|120000", "A2|2|10000|30000"});
}

TEST_CASE("Exact duplicates in one file are lines of their own", "[imports]") {
  ImportBench bench;

  (void)bench.import("d.csv",
                     "date,number,customer,amount\n2026-01-01,X,Acme,5\n2026-01-01,X,Acme,5\n2026-"
                     "01-01,Y,Acme,1\n2026-01-01,X,Acme,5\n",
                     "sale");

  CHECK(bench.query("SELECT number, line FROM sale ORDER BY number, line") ==
        Lines{"X|1", "X|2", "X|3", "Y|1"});
}

TEST_CASE(
    "A file without document numbers gets one order per day and customer, and never overwrites",
    "[imports]") {
  ImportBench bench;
  (void)bench.import(
      "a.csv", "日期,客户,金额\n2026-01-01,雾栎,5\n2026-01-01,雾栎,6\n2026-01-02,雾栎,7\n", "sale");

  const ImportResult second = bench.import("b.csv", "日期,客户,金额\n2026-01-01,雾栎,8\n", "sale");

  CHECK(second.written.created == 1);
  CHECK(bench.query("SELECT number, line, amount FROM sale ORDER BY number, line") ==
        Lines{"2026-01-01/雾栎|1|50000", "2026-01-01/雾栎|2|60000", "2026-01-01/雾栎|3|80000",
              "2026-01-02/雾栎|1|70000"});
}

TEST_CASE("The same code twice in one list is a reject, whatever stood there before", "[imports]") {
  ImportBench bench;
  for (int round = 0; round < 2; ++round) {
    const ImportResult result = bench.import({.file = bench.file("c.csv", "code,name\n1,A\n1,B\n"),
                                              .entity = "customer",
                                              .again = true});

    CHECK(result.rejected == 1);
    CHECK(bench.query("SELECT name FROM customer") == Lines{"A"});
  }
}
