#include "core/imports/shape/layout.hpp"

#include <catch2/catch.hpp>

#include "core/imports/mapping/mapping.hpp"
#include "core/imports/shape/row_sorter.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;

namespace {

const KnownHeader& known() {
  static const model::Schema schema = model::Schema::core();
  static const KnownHeader kKnown = known_headers(schema);
  return kKnown;
}

RowKind kind_of(const Layout& layout, const std::vector<std::string>& cells) {
  return RowSorter(layout).kind([&](std::size_t i) {
    return i < cells.size() ? std::string_view(cells[i]) : std::string_view();
  });
}

Layout erp_layout() {
  return find_layout(
      rows_of({{"晴隰烟酸（虚构企业）"},
               {"销售明细表（虚构数据，仅供演示）"},
               {"期间：2023-11-01 至 2026-10-31", "", "", "", "打印日期：2026-10-31"},
               {"单据日期", "单据编号", "客户名称", "数量", "不含税金额", "备注"},
               {"2023-11-01", "XS2311-0001", "雾栎饲料有限公司", "100", "3900", ""},
               {"2023-11-02", "XS2311-0002", "禾硐饲料有限公司", "200", "7800", ""}}),
      known());
}

}  // namespace

TEST_CASE("Titles above the head are skipped and counted", "[imports]") {
  const Layout layout = erp_layout();

  REQUIRE(layout.has_header);
  CHECK(layout.header_line == 4);
  CHECK(layout.title_rows == 3);
  CHECK(layout.headers[4] == "不含税金额");
  CHECK(layout.first_row() == 4);
}

TEST_CASE("A head on the first line is found though the data below hold known words", "[imports]") {
  const Layout layout =
      find_layout(rows_of({{"Name", "Kind"}, {"公司", "Company"}, {"Customer", "Store"}}), known());

  REQUIRE(layout.has_header);
  CHECK(layout.header_line == 1);
  CHECK(layout.title_rows == 0);
}

TEST_CASE("A first row in line 0 is the head, whatever it and the rows below say", "[imports]") {
  Sample sample =
      rows_of({{"k1", "k2", "k3"}, {"Customer", "Order date", "Amount"}, {"1", "2", "3"}});
  for (RawRow& row : sample.rows) --row.line;

  const Layout layout = find_layout(sample, known());

  REQUIRE(layout.has_header);
  CHECK(layout.header_line == 0);
  CHECK(layout.headers == std::vector<std::string>{"k1", "k2", "k3"});
  CHECK(layout.first_row() == 1);
}

TEST_CASE("A head without a known word is the first row of texts as wide as the data",
          "[imports]") {
  const Layout layout = find_layout(
      rows_of({{"Export 7"}, {"alpha", "beta", "gamma"}, {"1", "2", "3"}, {"4", "5", "6"}}),
      known());

  REQUIRE(layout.has_header);
  CHECK(layout.header_line == 2);
  CHECK(layout.title_rows == 1);
}

TEST_CASE("A file of data alone has no head", "[imports]") {
  const Layout layout =
      find_layout(rows_of({{"2026-01-01", "12.50", "C1"}, {"2026-01-02", "7.00", "C2"}}), known());

  CHECK_FALSE(layout.has_header);
  CHECK(layout.first_row() == 0);
  CHECK(layout.headers.size() == 3);
}

TEST_CASE("Two columns of one name are told apart by position", "[imports]") {
  const Layout layout = find_layout(
      rows_of({{"日期", "金额", "金额", "客户", "金额"}, {"2026-01-01", "1", "2", "a", "3"}}),
      known());

  CHECK(layout.headers == std::vector<std::string>{"日期", "金额", "金额 (2)", "客户", "金额 (3)"});
  CHECK(layout.repeated == std::vector<std::string>{"金额"});
  CHECK(kind_of(layout, {"日期", "金额", "金额", "客户", "金额"}) == RowKind::Header);
}

TEST_CASE("Sums, repeated heads, blank rows and footers are no data", "[imports]") {
  const Layout layout = erp_layout();

  CHECK(kind_of(layout, {"小计 2023-11-01 至 2024-10-31", "", "", "", "1182714", "折人民币"}) ==
        RowKind::Total);
  CHECK(kind_of(layout, {"", "合计", "", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"总  计：", "", "", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"Grand Total", "", "", "", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"单据日期", "单据编号", "客户名称", "数量", "不含税金额", "备注"}) ==
        RowKind::Header);
  CHECK(kind_of(layout, {"", "", "", "", "", ""}) == RowKind::Blank);
  CHECK(kind_of(layout, {"制单人：银杏", "", "审核：白桦", "", "", ""}) == RowKind::Footer);
  CHECK(kind_of(layout, {"第 3 页，共 12 页", "", "", "", "", ""}) == RowKind::Footer);
}

TEST_CASE("A head may stand over two rows, its upper cells merged", "[imports]") {
  const Layout layout =
      find_layout(rows_of({{"销售明细表"},
                           {"日期", "单据编号", "客户", "", "数量", "金额", ""},
                           {"", "", "编码", "名称", "", "含税", "不含税"},
                           {"2026-01-05", "A1", "0001", "雾栎饲料有限公司", "10", "113", "100"}}),
                  known());

  REQUIRE(layout.header_rows == 2);
  CHECK(layout.header_line == 3);
  CHECK(layout.first_header_line() == 2);
  CHECK(layout.title_rows == 1);
  CHECK(layout.headers == std::vector<std::string>{"日期", "单据编号", "客户 编码", "客户 名称",
                                                   "数量", "金额 含税", "金额 不含税"});
  CHECK(kind_of(layout, {"日期", "单据编号", "客户", "", "数量", "金额", ""}) == RowKind::Header);
  CHECK(kind_of(layout, {"", "", "编码", "名称", "", "含税", "不含税"}) == RowKind::Header);
  CHECK(kind_of(layout, {"销售明细表"}) == RowKind::Header);
}

TEST_CASE("Groups of columns stand above heads that are known for themselves", "[imports]") {
  const Layout layout =
      find_layout(rows_of({{"单据", "", "客户", "", "金额", ""},
                           {"单据日期", "单据编号", "客户编码", "客户名称", "无税金额", "价税合计"},
                           {"2026-01-05", "A1", "0001", "雾栎饲料", "100", "113"}}),
                  known());

  CHECK(layout.header_rows == 2);
  CHECK(layout.headers == std::vector<std::string>{"单据日期", "单据编号", "客户编码", "客户名称",
                                                   "无税金额", "金额 价税合计"});
}

TEST_CASE("A title over a head is no part of it, nor is a first row of data", "[imports]") {
  CHECK(find_layout(rows_of({{"销售明细表", "", "", "admin"},
                             {"日期", "单号", "客户", "金额"},
                             {"2026-01-05", "A1", "雾栎", "5"}}),
                    known())
            .header_rows == 1);
  CHECK(find_layout(rows_of({{"客户名称", "联系人", "备注"},
                             {"雾栎饲料", "", "老客户"},
                             {"禾硐饲料", "银杏", ""}}),
                    known())
            .header_rows == 1);
  CHECK(find_layout(rows_of({{"客户名称", "省份", "", "备注"},
                             {"雾栎饲料", "北京", "海淀", ""},
                             {"禾硐饲料", "上海", "", ""}}),
                    known())
            .headers[1] == "省份");
}

TEST_CASE("Lines of a head are taken as they are said to be", "[imports]") {
  const Sample sample = rows_of({{"a", "金额", ""}, {"", "含税", "不含税"}, {"x", "1", "2"}});

  CHECK(layout_at(sample, 1, 2, known()).headers ==
        std::vector<std::string>{"a", "金额 含税", "金额 不含税"});
  CHECK_FALSE(layout_at(sample, 2, 9, known()).has_header);
}

TEST_CASE("The word of a sum may stand behind a name or in a later column", "[imports]") {
  const Layout layout = erp_layout();

  CHECK(kind_of(layout, {"雾栎饲料有限公司 小计", "", "", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"12", "小计", "", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"2023-11-01", "", "合計：", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"雾栎饲料 汇总", "", "", "300", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"Acme Total", "", "", "", "11700", ""}) == RowKind::Total);
  CHECK(kind_of(layout, {"2023-11-01", "XS1", "美学设计", "300", "11700", ""}) == RowKind::Data);
  CHECK(kind_of(layout, {"2023-11-01", "XS1", "中华会计", "300", "11700", ""}) == RowKind::Data);
  CHECK(kind_of(layout, {"2023-11-01", "XS1", "合计", "300", "11700", "急"}) == RowKind::Data);
  CHECK(kind_of(layout, {"制单人：银杏", "审核人：白桦", "主管：", "打印日期：2026-01-01", "",
                         ""}) == RowKind::Footer);
}

TEST_CASE("What is switched off is data", "[imports]") {
  const Layout layout = erp_layout();
  const auto kind = [&](const char* shape, const std::vector<std::string>& cells) {
    return RowSorter(layout, parse_shape(shape).shape()).kind([&](std::size_t i) {
      return i < cells.size() ? std::string_view(cells[i]) : std::string_view();
    });
  };

  CHECK(kind("totals=no", {"小计", "", "", "", "5", ""}) == RowKind::Data);
  CHECK(kind("footers=no", {"制单人：银杏"}) == RowKind::Data);
  CHECK(kind("heads=no", {"单据日期", "单据编号", "客户名称", "数量", "不含税金额", "备注"}) ==
        RowKind::Data);
  CHECK(kind("fill-down=no", {"小计", "", "", "", "5", ""}) == RowKind::Total);
  CHECK_THROWS(parse_shape("total=no"));
  CHECK_THROWS(parse_shape("totals=perhaps"));
  CHECK(text_of(parse_shape(" totals=no , fill-down=是")) == "totals=no,fill-down=yes");
}

TEST_CASE("A firm whose name begins like a sum is data", "[imports]") {
  const Layout layout = find_layout(rows_of({{"Customer", "Date", "Quantity", "Amount", "Note"},
                                             {"Acme", "2026-01-01", "1", "10", ""}}),
                                    known());

  CHECK(kind_of(layout, {"Total Energies", "2026-01-01", "1", "10", ""}) == RowKind::Data);
  CHECK(kind_of(layout, {"Totally Fine Ltd", "2026-01-01", "1", "10", ""}) == RowKind::Data);
  CHECK(kind_of(layout, {"Summit Tools", "2026-01-01", "1", "10", ""}) == RowKind::Data);
  CHECK(kind_of(layout, {"总后饲料厂", "2026-01-01", "1", "10", ""}) == RowKind::Data);
}

TEST_CASE("A title says what amounts count only where it really does", "[imports]") {
  for (const char* title : {"单位：万元", "金额单位:万元", "單位：萬元", "制表：白桦　单位： 万元",
                            "销售表（单位：人民币万元）", "单位： 万元 币种：人民币"}) {
    INFO(title);
    CHECK(money_unit_in(title) == 10'000);
  }
  CHECK(money_unit_in("单位：千元") == 1'000);
  for (const Language language : {Language::English, Language::ChineseSimplified}) {
    for (const std::int64_t unit : {1, 1'000, 10'000})
      CHECK(money_unit_in(money_title(unit, language)) == unit);
  }
  for (const char* title : {"单位：元", "编制单位：万元科技", "单位：万元科技", "单位：万元/吨",
                            "编制单位：万元", "万元", "数量单位：吨", ""}) {
    INFO(title);
    CHECK(money_unit_in(title) == 1);
  }
}

TEST_CASE("A recipe's head line is taken as it says", "[imports]") {
  const Sample sample = rows_of({{"日期", "金额"}, {"date", "amount"}, {"2026-01-01", "5"}});

  CHECK(layout_at(sample, 2).headers == std::vector<std::string>{"date", "amount"});
  CHECK_FALSE(layout_at(sample, 9).has_header);
}
