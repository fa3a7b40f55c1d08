#include "core/imports/run/preparation.hpp"

#include <catch2/catch.hpp>

#include "core/base/encoding.hpp"
#include "tests/core/imports/import_bench.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

TEST_CASE("Titles, sums and footers of an export in GBK are not imported", "[imports]") {
  ImportBench bench(Language::ChineseSimplified);
  const std::string text =
      "晴隰烟酸（虚构企业）\n销售明细表\n期间：2026-01-01 至 2026-01-31\n"
      "单据日期,单据编号,客户名称,上级单位,数量,不含税金额,备注\n"
      "2026-01-05,A1,雾栎饲料,雾栎集团,10,\"1,035.50\",\n"
      "小计,,,,10,\"1,035.50\",\n"
      "2026/1/6,A2,禾硐饲料,,4,３００,急\n"
      "合计,,,,14,1335.5,\n制单人：银杏,,,,,,\n";

  const ImportResult result =
      bench.import({.file = bench.file("销售.csv", encode_gb18030(text)), .create_missing = true});

  CHECK(result.opening.encoding == "GB18030");
  CHECK(result.mapping.entity == "sale");
  CHECK(result.title_rows == 3);
  CHECK(result.skipped.totals == 2);
  CHECK(result.skipped.footers == 1);
  CHECK(result.read == 2);
  CHECK(result.written.net == 13'355'000);
  CHECK(bench.query("SELECT c.name, p.name FROM customer c LEFT JOIN customer p ON p.id = c.parent "
                    "ORDER BY c.name") == Lines{"禾硐饲料|-", "雾栎集团|-", "雾栎饲料|雾栎集团"});
}

TEST_CASE("A price with tax makes the line's amount one with tax", "[imports]") {
  ImportBench bench;

  const ImportResult result =
      bench.import("t.csv", "日期,单号,客户,数量,含税单价\n2026-01-01,1,雾栎,2,56.5\n", "sale");

  CHECK(bench.query("SELECT amount, tax_included, home_amount FROM sale") ==
        Lines{"1130000|1|1000000"});
  CHECK(result.written.net == 1'000'000);
}

TEST_CASE("Titles, heads, sums and data are all rows of the file", "[imports]") {
  ImportBench bench;
  const std::string text =
      "销售明细,,,\n单位：元,,,\n日期,单号,客户,金额\n2026-01-01,1,甲,5\n小计,,,5\n"
      "日期,单号,客户,金额\n2026-01-02,2,乙,x\n2026-01-02,3,乙,6\n合计,,,11\n制单人：银杏,,,\n";

  const ImportResult result = bench.import("s.csv", text, "sale");

  CHECK(result.written.created + result.rejected == result.read);
  CHECK(static_cast<std::int64_t>(result.title_rows + result.header_rows) + result.skipped.totals +
            result.skipped.headers + result.skipped.footers + result.skipped.blank + result.read ==
        10);
}

TEST_CASE("Columns can be mapped by position where a file has no head", "[imports]") {
  ImportBench bench;

  const ImportResult result =
      bench.import({.file = bench.file("n.csv", "2026-01-01,Acme,5\n2026-01-02,Acme,6\n"),
                    .entity = "sale",
                    .columns = parse_mapping_text("#1=date,#2=customer.name,#3=amount"),
                    .create_missing = true});

  CHECK(result.written.created == 2);
}
