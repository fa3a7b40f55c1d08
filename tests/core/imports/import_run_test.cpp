#include "core/imports/import_run.hpp"

#include <catch2/catch.hpp>

#include "core/base/encoding.hpp"
#include "core/base/error.hpp"
#include "tests/core/imports/import_bench.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* kSales =
    "日期,单号,客户编码,客户名称,产品,数量,单价,业务员\n"
    "2026-01-05,A1,0001,雾栎饲料有限公司,烟酸,10,3.5,银杏\n"
    "2026-01-05,A1,0001,雾栎饲料有限公司,烟酰胺,2,100,银杏\n"
    "2026-01-06,A2,0002,禾硐饲料,烟酸,4,3,白桦\n";

std::string text_of(const std::filesystem::path& path) { return bytes_of(path); }

}  // namespace

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
  const std::string rejects = text_of(*result.rejects);
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
  request.cancel = &cancel;
  request.progress = [&](const Progress&) { cancel = true; };

  CHECK_THROWS_AS(bench.import(request), Error);
  CHECK(bench.number("SELECT count(*) FROM sale") + bench.number("SELECT count(*) FROM customer") ==
        0);
  CHECK_FALSE(std::filesystem::exists(bench.folder() / "big.rejects.csv"));
  CHECK_FALSE(std::filesystem::exists(bench.folder() / "big.rejects.csv.part"));
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
                    Catch::Contains("no format"));
  CHECK_THROWS_WITH(bench.import("o.csv", "date,country,customer,amount\n", "weather"),
                    Catch::Contains("no entity"));
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
