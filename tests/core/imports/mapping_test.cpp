#include "core/imports/mapping/mapping.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;
using Pairs = std::vector<std::string>;

namespace {

const model::Schema& schema() {
  static const model::Schema kSchema = model::Schema::core();
  return kSchema;
}

Mapping map_as(const char* entity, const Sample& sample, const MappingText& given = {}) {
  return propose_mapping(schema(), schema().entity(entity),
                         find_layout(sample, known_headers(schema())), sample, given);
}
std::string guess(const Sample& sample) {
  return guess_entity(schema(), find_layout(sample, known_headers(schema())), sample).value_or("-");
}

Sample erp() {
  return rows_of(
      {{"单据日期", "单据编号", "客户编码", "客户名称", "上级单位", "物料编码", "物料", "数量",
        "单位", "不含税金额", "币别", "成本", "业务员", "部门", "备注"},
       {"2026-10-28", "XS2610-0193", "0008", "禾硐饲料有限公司", "禾硐集团", "P01", "烟酰胺 饲料级",
        "4975", "kg", "195268.75", "CNY", "153872.10", "云杉", "华中", ""},
       {"2026-10-29", "XS2610-0194", "0019", "穗隰食品有限公司", "", "P02", "烟酸 食品级", "12.5",
        "t", "843.8", "USD", "800", "木槿", "华南", "急"}});
}

}  // namespace

TEST_CASE("An ERP export in Chinese is understood column by column", "[imports]") {
  const Mapping mapping = map_as("sale", erp());

  CHECK(pairs_of(mapping) == Pairs{"单据日期>date", "单据编号>number", "客户编码>customer.code",
                                   "客户名称>customer.name", "上级单位>customer.parent?",
                                   "物料编码>product.code", "物料>product.name", "数量>quantity",
                                   "单位>unit", "不含税金额>amount", "币别>currency", "成本>cost",
                                   "业务员>salesperson.name", "部门>team.name", "备注>note"});
  CHECK(mapping.tax_included == std::optional<bool>(false));
  CHECK(missing_targets(schema(), mapping).empty());
  CHECK(guess(erp()) == "sale");
}

TEST_CASE("The same export in English is understood", "[imports]") {
  const Sample sample = rows_of(
      {{"Date", "Document no.", "Customer code", "Customer name", "Parent company", "Product code",
        "Product", "Quantity", "Unit", "Amount excl. tax", "Currency", "Cost", "Salesperson",
        "Team", "Note"},
       {"2026-10-28", "XS2610-0193", "0008", "禾硐饲料有限公司", "禾硐集团", "P01", "烟酰胺 饲料级",
        "4975", "kg", "195268.75", "CNY", "153872.10", "云杉", "华中", ""}});

  const Mapping mapping = map_as("sale", sample);

  CHECK(pairs_of(mapping) == Pairs{"Date>date", "Document no.>number",
                                   "Customer code>customer.code", "Customer name>customer.name",
                                   "Parent company>customer.parent?", "Product code>product.code",
                                   "Product>product.name", "Quantity>quantity", "Unit>unit",
                                   "Amount excl. tax>amount", "Currency>currency", "Cost>cost",
                                   "Salesperson>salesperson.name", "Team>team.name", "Note>note"});
  CHECK(mapping.tax_included == std::optional<bool>(false));
}

TEST_CASE("Online Retail's columns are understood without a word of help", "[imports]") {
  const Sample sample = rows_of({{"InvoiceNo", "StockCode", "Description", "Quantity",
                                  "InvoiceDate", "UnitPrice", "CustomerID", "Country"},
                                 {"536365", "85123A", "WHITE HANGING HEART", "6",
                                  "2010-12-01 08:26:00", "2.55", "17850", "United Kingdom"},
                                 {"536365", "71053", "WHITE METAL LANTERN", "6",
                                  "2010-12-01 08:26:00", "3.39", "17850", "United Kingdom"}});

  CHECK(pairs_of(map_as("sale", sample)) ==
        Pairs{"InvoiceNo>number", "StockCode>product.code", "Description>product.name",
              "Quantity>quantity", "InvoiceDate>date", "UnitPrice>unit_price",
              "CustomerID>customer.code", "Country>customer.country"});
  CHECK(guess(sample) == "sale");
}

TEST_CASE("The benchmark's columns are understood, and the salesperson there is a code",
          "[imports]") {
  const Sample sample =
      rows_of({{"invoice_no", "date", "customer_code", "product_code", "quantity", "unit_price",
                "cost", "salesperson"},
               {"INV00000001", "2023-01-01", "C0000017", "P0003", "4", "12.50", "30.10", "S017"}});

  CHECK(pairs_of(map_as("sale", sample)) ==
        Pairs{"invoice_no>number", "date>date", "customer_code>customer.code",
              "product_code>product.code", "quantity>quantity", "unit_price>unit_price",
              "cost>cost", "salesperson>salesperson.code"});
}

TEST_CASE("Values settle what a bare word means", "[imports]") {
  const Sample names = rows_of({{"日期", "客户", "金额"}, {"2026-01-01", "雾栎饲料", "5"}});
  const Sample codes = rows_of({{"日期", "客户", "金额"}, {"2026-01-01", "C0001", "5"}});

  CHECK(map_as("sale", names).find("customer.name") != nullptr);
  CHECK(map_as("sale", codes).find("customer.code") != nullptr);
}

TEST_CASE("A head that its values contradict is not believed", "[imports]") {
  const Sample sample = rows_of({{"日期", "客户", "金额", "数量"},
                                 {"2026-01-01", "雾栎饲料", "高", "5"},
                                 {"2026-01-02", "雾栎饲料", "低", "6"}});

  CHECK(map_as("sale", sample).find("amount") == nullptr);
  CHECK(map_as("sale", sample).find("quantity") != nullptr);
}

TEST_CASE("Of an amount without and one with tax the one without is taken, and that is said",
          "[imports]") {
  const Sample sample = rows_of({{"日期", "客户", "价税合计", "不含税金额", "税率"},
                                 {"2026-01-01", "雾栎饲料", "113", "100", "13%"}});

  const Mapping mapping = map_as("sale", sample);

  REQUIRE(mapping.find("amount") != nullptr);
  CHECK(mapping.find("amount")->header == "不含税金额");
  CHECK(mapping.tax_included == std::optional<bool>(false));
  REQUIRE(mapping.notes.size() == 1);
  CHECK(mapping.notes[0].in(Language::English).find("价税合计") != std::string::npos);
}

TEST_CASE("A head that says with tax marks the amount so, in brackets too", "[imports]") {
  const auto tax_of = [](const std::string& head) {
    return map_as("sale", rows_of({{"日期", "客户", head}, {"2026-01-01", "雾栎饲料", "113"}}))
        .tax_included;
  };

  CHECK(tax_of("价税合计") == std::optional<bool>(true));
  CHECK(tax_of("金额（含税）") == std::optional<bool>(true));
  CHECK(tax_of("Amount (incl. tax)") == std::optional<bool>(true));
  CHECK(tax_of("金额(不含税)") == std::optional<bool>(false));
  CHECK(tax_of("金额") == std::nullopt);
}

TEST_CASE("An amount in 万元 is multiplied, and that is said", "[imports]") {
  const Mapping mapping = map_as(
      "sale", rows_of({{"日期", "客户", "销售额（万元）"}, {"2026-01-01", "雾栎饲料", "1.5"}}));

  REQUIRE(mapping.find("amount") != nullptr);
  CHECK(mapping.find("amount")->factor == 10'000);
  CHECK(mapping.notes.size() == 1);
}

TEST_CASE("A user's mapping goes before every guess", "[imports]") {
  const Mapping mapping =
      map_as("sale", erp(), parse_mapping_text("备注=-, 单位 = product.unit ,#13=note"));

  CHECK(mapping.find("product.unit")->header == "单位");
  CHECK(mapping.find("note")->header == "业务员");
  CHECK(mapping.find("unit") == nullptr);
  CHECK(mapping.columns[14].target.empty());
}

TEST_CASE("A mapping that names what is not there is an error that says what is", "[imports]") {
  CHECK_THROWS_WITH(map_as("sale", erp(), parse_mapping_text("没有=amount")),
                    Catch::Contains("没有"));
  CHECK_THROWS_AS(map_as("sale", erp(), parse_mapping_text("备注=weather")), Error);
  CHECK_THROWS_AS(map_as("sale", erp(), parse_mapping_text("备注=home_amount")), Error);
  CHECK_THROWS_AS(parse_mapping_text("备注"), Error);
}

TEST_CASE("Lists of customers, products, people and rates are told apart", "[imports]") {
  CHECK(guess(rows_of({{"客户编码", "客户名称", "客户简称", "上级客户", "国家", "省份", "城市",
                        "邮编", "行业", "电话", "负责人", "协办人"},
                       {"0004", "雾栎饲料股份有限公司", "雾栎饲料", "", "中国", "四川", "成都",
                        "610000", "饲料", "000-55500004", "银杏", "海棠"}})) == "customer");
  CHECK(guess(rows_of({{"物料编码", "物料名称", "等级", "类别", "单位", "每袋千克"},
                       {"NA-F", "烟酸 饲料级", "饲料级", "烟酸", "kg", "25"}})) == "product");
  CHECK(guess(rows_of({{"姓名", "团队", "状态", "离职日期"},
                       {"紫荆", "华东", "离职", "2026-03-20"},
                       {"银杏", "西南", "在职", ""}})) == "user");
  CHECK(guess(rows_of({{"币种", "生效日期", "汇率"}, {"USD", "2026-01-01", "7.0123"}})) ==
        "currency_rate");
  CHECK(guess(rows_of({{"product", "series", "sales_price"}, {"GTX Basic", "GTX", "550"}})) ==
        "product");
  CHECK(guess(rows_of({{"account", "sector", "year_established", "revenue", "employees",
                        "office_location", "subsidiary_of"},
                       {"Bubba Gump", "software", "2002", "987.39", "2253", "United States",
                        "Acme Corporation"}})) == "customer");
  CHECK(guess(rows_of({{"a", "b"}, {"1", "2"}})) == "-");
}

TEST_CASE("A list of companies finds parent, industry and town", "[imports]") {
  const Mapping mapping =
      map_as("customer", rows_of({{"account", "sector", "year_established", "revenue", "employees",
                                   "office_location", "subsidiary_of"},
                                  {"Bubba Gump", "software", "2002", "987.39", "2253",
                                   "United States", "Acme Corporation"}}));

  CHECK(pairs_of(mapping) == Pairs{"account>name", "sector>industry", "office_location>city",
                                   "subsidiary_of>parent.name"});
}

TEST_CASE("The GBK list of A-shares comes in as customers", "[imports]") {
  const auto file = shared_file("zh-companies/a-share-stock-basics-2017.gbk.csv");
  if (!file) {
    WARN("the real company lists are not here");
    return;
  }
  const Sample sample = sample_of_csv(decode(bytes_of(*file), Encoding::Gb18030));

  const Mapping mapping = map_as("customer", sample);

  CHECK(guess(sample) == "customer");
  CHECK(pairs_of(mapping) == Pairs{"code>code", "name>name", "industry>industry", "area>province"});
}

TEST_CASE("The list of the Taiwan exchange comes in as customers", "[imports]") {
  const auto file = shared_file("zh-companies/twse-listed-companies-20240526.utf8bom.csv");
  if (!file) {
    WARN("the real company lists are not here");
    return;
  }
  const Sample sample = sample_of_csv(bytes_of(*file));

  const Mapping mapping = map_as("customer", sample);

  CHECK(guess(sample) == "customer");
  const auto header_of = [&](const char* target) {
    return mapping.find(target) ? mapping.find(target)->header : "-";
  };
  CHECK(header_of("code") == "公司代號");
  CHECK(header_of("name") == "公司名稱");
  CHECK(header_of("short_name") == "公司簡稱");
  CHECK(header_of("industry") == "產業別");
  CHECK(header_of("address") == "住址");
  CHECK(header_of("tax_number") == "營利事業統一編號");
  CHECK(header_of("phone") == "總機電話");
  CHECK(header_of("email") == "電子郵件信箱");
  CHECK(header_of("website") == "網址");
}

TEST_CASE("A sales pipeline without quantities is a list of sales", "[imports]") {
  const Sample sample = rows_of({{"opportunity_id", "sales_agent", "product", "account",
                                  "deal_stage", "engage_date", "close_date", "close_value"},
                                 {"1C1I7A6R", "Moses Frase", "GTX Plus Basic", "Cancity", "Won",
                                  "2016-10-20", "2017-03-01", "1054"}});

  CHECK(guess(sample) == "sale");
  CHECK(pairs_of(map_as("sale", sample)) ==
        Pairs{"opportunity_id>number", "sales_agent>salesperson.name", "product>product.name",
              "account>customer.name", "close_date>date", "close_value>amount"});
}

TEST_CASE("Labels of targets read like a sentence's words", "[imports]") {
  const auto label = [](const char* path, Language language) {
    return label_of(*find_path(schema(), schema().entity("sale"), path), language);
  };

  CHECK(label("customer.name", Language::English) == "Customer");
  CHECK(label("customer.code", Language::ChineseSimplified) == "客户编码");
  CHECK(label("customer.country", Language::English) == "Country of the Customer");
  CHECK(label("customer.country", Language::ChineseSimplified) == "客户的国家");
}
