#include "core/imports/run/import_run.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "tests/core/imports/import_bench.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("Sales come in with the customers, products and people that they name", "[imports]") {
  ImportBench bench;

  const ImportResult result = bench.import("sales.csv", kSales, "sale");

  CHECK(result.read == 3);
  CHECK(result.written.created == 3);
  CHECK(result.rejected == 0);
  CHECK(result.written.net == 2'470'000);
  CHECK(result.written.first->iso() == "2026-01-05");
  CHECK(result.written.last->iso() == "2026-01-06");
  CHECK(result.operation > 0);
  CHECK(bench.query("SELECT code, name FROM customer ORDER BY code") ==
        Lines{"0001|雾栎饲料有限公司", "0002|禾硐饲料"});
  CHECK(bench.query("SELECT s.number, s.line, c.code, p.name, u.name, s.amount FROM sale s JOIN "
                    "customer c ON c.id = s.customer JOIN product p ON "
                    "p.id = s.product JOIN user u ON u.id = s.salesperson ORDER BY s.id") ==
        Lines{"A1|1|0001|烟酸|银杏|350000", "A1|2|0001|烟酰胺|银杏|2000000",
              "A2|1|0002|烟酸|白桦|120000"});
  CHECK_FALSE(std::filesystem::exists(bench.folder() / "sales.rejects.csv"));
}

TEST_CASE("The same file again changes nothing and says when it came", "[imports]") {
  ImportBench bench;
  const ImportResult first = bench.import("sales.csv", kSales, "sale");

  const ImportResult second = bench.import("renamed.csv", kSales, "sale");

  CHECK(second.imported_before == std::optional<std::int64_t>(first.operation));
  CHECK(second.operation == 0);
  CHECK(bench.number("SELECT count(*) FROM sale") == 3);
}

TEST_CASE("A dry run finds what a real run would, and leaves nothing", "[imports]") {
  ImportBench bench;

  const ImportResult result = bench.import({.file = bench.file("sales.csv", kSales),
                                            .entity = "sale",
                                            .create_missing = true,
                                            .dry_run = true});

  CHECK(result.written.created == 3);
  CHECK(result.operation == 0);
  CHECK(bench.number("SELECT count(*) FROM sale") + bench.number("SELECT count(*) FROM customer") +
            bench.number("SELECT count(*) FROM pareto_operation") ==
        0);
}

TEST_CASE("A cancelled import leaves nothing, no rejects file either", "[imports]") {
  ImportBench bench;
  std::string text = "date,number,customer,amount\nbad,0,Acme,1\n";
  for (int i = 0; i < 200'000; ++i) text += "2026-01-01," + std::to_string(i) + ",Acme,5\n";
  std::atomic<bool> cancel = false;

  ImportRequest request{
      .file = bench.file("big.csv", text), .entity = "sale", .create_missing = true};
  jobs::Job job({.cancel = &cancel}, "import", "big.csv",
                [&](std::int64_t, std::int64_t) { cancel = true; });
  Context context = bench.context();
  context.job = &job;

  CHECK_THROWS_AS(run_import(request, context), Error);
  CHECK(bench.number("SELECT count(*) FROM sale") + bench.number("SELECT count(*) FROM customer") ==
        0);
  CHECK_FALSE(std::filesystem::exists(bench.folder() / "big.rejects.csv"));
  for (const auto& entry : std::filesystem::directory_iterator(bench.folder()))
    CHECK(entry.path().extension() != ".part");
}

TEST_CASE("One thread and two give the same", "[imports]") {
  std::string text = "date,number,customer,amount\n";
  for (int i = 0; i < 150'000; ++i)
    text += "2026-01-0" + std::to_string(1 + i % 9) + "," + std::to_string(i / 3) + ",C" +
            std::to_string(i % 700) + (i % 1000 == 7 ? ",x\n" : ",5\n");
  std::vector<Lines> sums;
  for (const bool one_thread : {true, false}) {
    ImportBench bench;
    ImportRequest request{
        .file = bench.file("big.csv", text), .entity = "sale", .create_missing = true};
    request.one_thread = one_thread;
    const ImportResult result = bench.import(request);
    CHECK(result.rejected == 150);
    sums.push_back(
        bench.query("SELECT count(*), sum(line), sum(amount), count(DISTINCT customer) FROM sale"));
  }
  CHECK(sums[0] == sums[1]);
  CHECK(sums[0] == Lines{"149850|" + sums[0][0].substr(7, 6) + "|7492500000|700"});
}

TEST_CASE("What cannot be imported at all is an error that says what to do", "[imports]") {
  ImportBench bench;

  CHECK_THROWS_WITH(bench.import({.file = bench.folder() / "no.csv"}),
                    Catch::Contains("no such file"));
  CHECK_THROWS_WITH(bench.import("e.csv", "", "sale"), Catch::Contains("empty"));
  CHECK_THROWS_WITH(bench.import({.file = bench.folder()}), Catch::Contains("folder"));
  CHECK_THROWS_WITH(bench.import("n.csv", "2026-01-01,5\n2026-01-02,6\n", "sale"),
                    Catch::Contains("no row of headings"));
  CHECK_THROWS_WITH(bench.import("m.csv", "date,amount\n2026-01-01,5\n", "sale"),
                    Catch::Contains("customer.name"));
  CHECK_THROWS_WITH(bench.import("g.csv", "foo,bar\n1,2\n", ""), Catch::Contains("foo, bar"));
  CHECK_THROWS_WITH(bench.import("b.csv", std::string("%PDF-1.4\n\0\0", 11), "sale"),
                    Catch::Contains("is a PDF document"));
  CHECK_THROWS_WITH(bench.import("r.csv", std::string("\1\2\0\3\5\0", 6), "sale"),
                    Catch::Contains("no format"));
  CHECK_THROWS_WITH(bench.import("o.csv", "date,country,customer,amount\n", "weather"),
                    Catch::Contains("no entity"));
}

TEST_CASE("A preview shows what will be stored and decides nothing", "[imports]") {
  ImportBench bench;

  const Preview preview =
      preview_import({.file = bench.file("sales.csv", kSales)}, bench.context());

  CHECK(preview.entity == "sale");
  CHECK(preview.opening.importer == "csv");
  CHECK(preview.missing.empty());
  CHECK(preview.targets == Lines{"date", "number", "quantity", "unit_price", "amount", "customer",
                                 "product", "salesperson"});
  REQUIRE(preview.rows.size() == 3);
  CHECK(preview.rows[0].values ==
        Lines{"2026-01-05", "A1", "10", "3.5", "35", "雾栎饲料有限公司", "烟酸", "银杏"});
  REQUIRE(preview.question);
  CHECK(bench.number("SELECT count(*) FROM customer") == 0);
}

TEST_CASE("Cells that were corrected go in with their file, in one operation", "[imports]") {
  ImportBench bench;
  const std::string text =
      "date,number,customer,amount\n2026-10-01,A1,Acme,5\n2026-10-32,A2,Acme,x\n2026-10-33,A3,Acme,7\n";
  const auto request = [&](std::vector<Correction> corrections) {
    return ImportRequest{.file = bench.file("sales.csv", text),
                         .entity = "sale",
                         .create_missing = true,
                         .corrections = std::move(corrections)};
  };

  SECTION("What is still wrong is a reject as it was corrected") {
    const ImportResult result = bench.import(
        request({{3, "date", "2026-10-30"}, {3, "#4", "6"}, {4, "date", "2026-11-31"}}));

    CHECK(result.read == 3);
    CHECK(result.written.created == 2);
    CHECK(result.rejected == 1);
    CHECK(result.examples.front().value == "2026-11-31");
    CHECK(result.details.find("\"corrected\":3") != std::string::npos);
    CHECK(bench.query("SELECT number, amount FROM sale ORDER BY number") ==
          Lines{"A1|50000", "A2|60000"});
    CHECK(bench.number("SELECT count(*) FROM pareto_operation") == 1);
  }
  SECTION("What is headed as a day is one, though most of it is none") {
    const ImportResult result = bench.import(request({}));

    CHECK(result.written.created == 1);
    CHECK(result.rejected == 2);
  }
  SECTION("A column that there is not is named with those that there are") {
    CHECK_THROWS_WITH(bench.import(request({{3, "day", "2026-10-30"}})),
                      Catch::Matchers::Contains("“day”"));
  }
  SECTION("Nor is there one beyond the last, or without a name") {
    for (const char* column : {"#0", "#5", "#", "#1x", ""})
      CHECK_THROWS_WITH(bench.import(request({{3, column, "1"}})),
                        Catch::Matchers::Contains("no column"));
  }
  SECTION("A correction of a row that never comes is not lost in silence") {
    CHECK_THROWS_WITH(bench.import(request({{9, "date", "2026-10-30"}})),
                      Catch::Matchers::Contains("line 9"));
    CHECK(bench.number("SELECT count(*) FROM sale") == 0);
  }
}
