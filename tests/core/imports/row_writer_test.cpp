#include "core/imports/rows/row_writer.hpp"

#include <catch2/catch.hpp>

#include "tests/core/imports/import_bench.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("A list of customers finds parents that come later, and updates what differs",
          "[imports]") {
  ImportBench bench;

  const ImportResult first = bench.import("c.csv",
                                          "code,name,parent,owner,industry\n001,Sub,Head,Ann,"
                                          "Food\n002,Head,,Ann,\n003,Lost,Nobody,Bob,\n",
                                          "customer", false);

  CHECK(first.written.created == 3);
  CHECK(bench.query("SELECT c.code, p.code, u.name FROM customer c LEFT JOIN customer p ON p.id = "
                    "c.parent LEFT JOIN user u ON u.id = c.owner ORDER BY c.code") ==
        Lines{"001|002|Ann", "002|-|Ann", "003|-|Bob"});
  REQUIRE(first.missing.size() == 1);
  CHECK(first.missing[0].records == 1);
  CHECK(first.missing[0].example == "Nobody");

  const ImportResult second =
      bench.import("c2.csv", "code,name,parent,industry\n001,Sub,,Feed\n002,Head,,\n004,New,Sub,\n",
                   "customer", false);

  CHECK(second.written.created == 1);
  CHECK(second.written.updated == 1);
  CHECK(second.written.unchanged == 1);
  CHECK(bench.query("SELECT c.code, p.code, c.industry FROM customer c LEFT JOIN customer p ON "
                    "p.id = c.parent ORDER BY c.code") ==
        Lines{"001|002|Feed", "002|-|-", "003|-|-", "004|001|-"});
}

TEST_CASE("People without codes are known by name, rates by currency and day", "[imports]") {
  ImportBench bench;
  (void)bench.import("p.csv", "姓名,团队,离职日期\n紫荆,华东,2026-03-20\n银杏,西南,\n", "user");
  const ImportResult people = bench.import("p2.csv", "姓名,团队\n银杏,华北\n", "user");
  (void)bench.import("r.csv", "币种,生效日期,汇率\n美元,2026-01-01,7.01\n", "currency_rate");
  const ImportResult rates = bench.import(
      "r2.csv", "币种,生效日期,汇率\nUSD,2026-01-01,7.02\nUSD,2026-02-01,7.03\n", "currency_rate");

  CHECK(people.written.updated == 1);
  CHECK(bench.query("SELECT u.name, t.name, u.left_on FROM user u JOIN team t ON t.id = u.team "
                    "ORDER BY u.name") == Lines{"紫荆|华东|20532", "银杏|华北|-"});
  CHECK(rates.written.updated == 1);
  CHECK(rates.written.created == 1);
  CHECK(bench.query("SELECT currency, rate FROM currency_rate ORDER BY from_date") ==
        Lines{"USD|7.02", "USD|7.03"});
}

TEST_CASE("The real lists of companies come in with their codes to the letter", "[imports]") {
  const auto gbk = shared_file("zh-companies/a-share-stock-basics-2017.gbk.csv");
  const auto twse = shared_file("zh-companies/twse-listed-companies-20240526.utf8bom.csv");
  if (!gbk || !twse) {
    WARN("the real company lists are not here");
    return;
  }
  ImportBench bench;

  const ImportResult first = bench.import({.file = *gbk, .rejects = bench.folder() / "r1.csv"});
  const ImportResult second = bench.import({.file = *twse, .rejects = bench.folder() / "r2.csv"});

  CHECK(first.opening.encoding == "GB18030");
  CHECK(first.mapping.entity == "customer");
  CHECK(first.read == 3172);
  CHECK(first.written.created == 3172);
  for (const RejectReason& reason : second.reasons)
    UNSCOPED_INFO(reason.column << ": " << reason.why.in(Language::English) << " " << reason.rows);
  CHECK(second.written.created == 1023);
  CHECK(bench.query("SELECT name FROM customer WHERE code = '000001'") == Lines{"平安银行"});
  CHECK(bench.query("SELECT short_name, tax_number, phone FROM customer WHERE code = '1101'") ==
        Lines{"台泥|11913502|(02)2531-7099"});
  CHECK(bench.number("SELECT count(*) FROM customer WHERE tax_number LIKE '0%'") > 10);
}
