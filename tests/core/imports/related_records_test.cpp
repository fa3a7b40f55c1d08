#include "core/imports/rows/related_records.hpp"

#include <catch2/catch.hpp>

#include "tests/core/imports/import_bench.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("Without leave to make customers an unknown one is a reject, and a salesperson is not",
          "[imports]") {
  ImportBench bench;

  const ImportResult result = bench.import(
      "sales.csv", "date,number,customer,salesperson,amount\n2026-01-01,1,Acme,Ann,5\n", "sale",
      false);

  CHECK(result.rejected == 1);
  CHECK(result.reasons.at(0).why.in(Language::English) == "there is no such customer");
  CHECK(result.reasons.at(0).column == "customer");
  CHECK(bench.number("SELECT count(*) FROM sale") == 0);
}

TEST_CASE("A row that is not taken leaves no customer behind, and one that others name stays",
          "[imports]") {
  ImportBench bench;

  const ImportResult result = bench.import(
      "sales.csv",
      "date,number,customer,product,amount,currency\n2026-01-01,1,Abroad,Nut,5,USD\n2026-01-02,2,Both,Nut,5,USD\n"
      "2026-01-03,3,Both,Bolt,5,\n2026-01-04,4,Abroad,Screw,7,USD\n",
      "sale");

  CHECK(result.rejected == 3);  // no rate of the dollar
  CHECK(bench.query("SELECT name FROM customer") == Lines{"Both"});
  CHECK(bench.query("SELECT name FROM product") == Lines{"Bolt"});
  CHECK(bench.query("SELECT number FROM sale") == Lines{"3"});
  std::int64_t told = 0;
  for (const auto& made : result.related) told += made.created;
  CHECK(told == 2);
}

TEST_CASE("Values beside a sale fill empty fields, and differing ones are counted, not followed",
          "[imports]") {
  ImportBench bench;
  (void)bench.import("customers.csv", "code,name,country\nC1,Acme,Spain\nC2,Bolt,\n", "customer");

  const ImportResult result =
      bench.import("sales.csv",
                   "date,number,customer code,country,product code,product name,amount\n"
                   "2026-01-01,1,C1,Portugal,P1,Nut,5\n"
                   "2026-01-01,2,C2,France,P1,Nut M8,5\n"
                   "2026-01-01,3,C2,Italy,P1,Nut M9,5\n"
                   "2026-01-01,4,C3,,P2,,5\n",
                   "sale");

  CHECK(result.rejected == 0);
  CHECK(bench.query("SELECT code, name, country FROM customer ORDER BY code") ==
        Lines{"C1|Acme|Spain", "C2|Bolt|France", "C3|C3|-"});
  CHECK(bench.query("SELECT code, name FROM product ORDER BY code") == Lines{"P1|Nut", "P2|P2"});
  REQUIRE(result.differing.size() == 3);
  CHECK(result.differing[0].path == "customer.country");
  CHECK(result.differing[0].records == 1);
  CHECK(result.differing[0].record == "C2");
  CHECK(result.differing[0].other == "Italy");
  CHECK(result.differing[1].kept == "Spain");
  CHECK(result.differing[1].other == "Portugal");
  CHECK(result.differing[2].path == "product.name");
}

TEST_CASE("A name that comes later takes the place of the code that stood for it", "[imports]") {
  ImportBench bench;
  (void)bench.import(
      "a.csv", "date,number,customer code,customer name,amount\n2026-01-01,1,C1,,5\n", "sale");

  const ImportResult result = bench.import(
      "b.csv", "date,number,customer code,customer name,amount\n2026-01-02,2,C1,Acme,5\n", "sale");

  CHECK(bench.query("SELECT code, name FROM customer") == Lines{"C1|Acme"});
  CHECK(result.differing.empty());
}

TEST_CASE(
    "Names equal but for width, brackets and traditional characters are one customer; codes keep "
    "them apart",
    "[imports]") {
  ImportBench bench;
  (void)bench.import(
      "a.csv",
      "日期,单号,客户,金额\n2026-01-01,1,雾栎饲料（成都）,5\n2026-01-01,2,霧櫟飼料(成都),5\n",
      "sale");
  CHECK(bench.number("SELECT count(*) FROM customer") == 1);

  (void)bench.import(
      "b.csv",
      "日期,单号,客户编码,客户名称,金额\n2026-01-01,3,K1,同名公司,5\n2026-01-01,4,K2,同名公司,5\n",
      "sale");
  CHECK(bench.number("SELECT count(*) FROM customer") == 3);

  const ImportResult several =
      bench.import("c.csv", "日期,单号,客户名称,金额\n2026-01-01,5,同名公司,5\n", "sale");
  CHECK(several.rejected == 1);
  CHECK(several.reasons.at(0).why.in(Language::English) == "several records are called so");
}

TEST_CASE("What a related record may not hold is left out, its other values and the row are not",
          "[imports]") {
  ImportBench bench;
  int created = 0, updated = 0;
  const auto refuse_first = [](int& calls) {
    return [&calls](const pareto_event& event) {
      if (++calls == 1) event.veto(&event, 0, "list_price", {"too dear", 8});
    };
  };
  bench.records().bus.subscribe("product.created", 0, refuse_first(created));
  bench.records().bus.subscribe("product.updated", 0, refuse_first(updated));
  const std::string head =
      "date,number,customer,product code,product.list_price,product.grade,amount\n";

  const ImportResult first = bench.import(
      "a.csv", head + "2026-01-01,1,Acme,P1,12,,5\n2026-01-01,2,Acme,P2,7,,5\n", "sale");
  const ImportResult second =
      bench.import("b.csv", head + "2026-01-02,3,Acme,P1,13,oily,5\n", "sale");

  CHECK(first.rejected + second.rejected == 0);
  REQUIRE(first.unusable.size() == 1);
  CHECK(first.unusable[0].path == "product.list_price");
  CHECK(first.unusable[0].cells == 1);
  CHECK(first.unusable[0].value == "12");
  CHECK(first.unusable[0].why->in(Language::English) == "too dear");
  REQUIRE(second.unusable.size() == 1);
  CHECK(second.unusable[0].value == "13");
  CHECK(second.related.at(0).filled == 1);
  CHECK(bench.query("SELECT code, list_price, grade FROM product ORDER BY code") ==
        Lines{"P1|-|oily", "P2|70000|-"});
}
