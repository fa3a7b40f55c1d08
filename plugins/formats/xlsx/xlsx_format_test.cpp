#include "xlsx_format.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "names.hpp"
#include "ooxml/parts_for_test.hpp"
#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::ooxml::parts_of;
using pareto::xlsx_format::XlsxFormat;

namespace {

template <class Write>
std::map<std::string, std::string> parts(Write write, const char* language = "zh-Hans") {
  return parts_of(pareto::sdk::testing::render<XlsxFormat>(language, write, false).files.at(""));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A workbook has numbers and days, not texts that look like them", "[xlsx_format]") {
  const auto book = parts([](Document& document) {
    document.begin({.title = "重点客户"});
    document.heading(1, "客户 [A]");
    TableInfo table{
        .name = "t",
        .columns = {
            {.name = "code", .label = "编码", .role = Role::Key},
            {.name = "net", .label = "净销售", .type = Type::Money},
            {.name = "day", .label = "末单", .type = Type::Date},
            {.name = "share", .label = "占比", .type = Type::Real, .meaning = PARETO_M_PERCENT},
            {.name = "late", .label = "超期", .type = Type::Bool}}};
    BatchBuilder rows(table.schema());
    rows.text(0, "0031");
    rows.integer(1, 1'952'687'500);
    rows.date(2, *Date::from_civil(2026, 10, 31));
    rows.real(3, 0.18);
    rows.integer(4, 1);
    rows.end_row();
    rows.end_row();
    document.table(table, rows.finish());
  });
  const std::string& sheet = book.at("xl/worksheets/sheet1.xml");

  CHECK(
      has(book.at("xl/workbook.xml"), "name=\"客户  A\""));  // without the signs that Excel forbids
  CHECK(has(sheet, "<t>0031</t>"));
  CHECK(has(sheet, "<v>195268.75</v>"));
  CHECK(has(sheet, "<v>46326</v>"));  // 2026-10-31: 20757 days since 1970, 25569 before that
  CHECK(has(sheet, "<v>0.18</v>"));
  CHECK(has(sheet, "<t>是</t>"));
  CHECK(has(sheet, "<pane ySplit=\"1\""));
  CHECK(has(sheet, "<autoFilter ref=\"A1:E3\"/>"));
  CHECK(has(book.at("xl/styles.xml"), "yyyy-mm-dd"));
}

TEST_CASE("A text is never a formula", "[xlsx_format]") {
  const auto book = parts([](Document& document) {
    TableInfo table{.name = "t", .columns = {{.name = "a", .label = "=1+1"}}};
    BatchBuilder rows(table.schema());
    for (const char* text : {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx",
                             "a\x01"
                             "b",
                             "c\uFFFE"
                             "d\uFFFF"}) {
      rows.text(0, text);
      rows.end_row();
    }
    document.begin({});
    document.table(table, rows.finish());
  });
  const std::string& sheet = book.at("xl/worksheets/sheet1.xml");

  CHECK_FALSE(has(sheet, "<f>"));
  CHECK(has(sheet, "=HYPERLINK("));
  CHECK(has(sheet,
            "a\uFFFD"
            "b"));
  CHECK(has(sheet,
            "c\uFFFD"
            "d\uFFFD"));
}

TEST_CASE("A form offers choices, marks what is required, and keeps codes as they are typed",
          "[xlsx_format]") {
  std::vector<ColumnChoice> many;
  for (int i = 0; i < 80; ++i) many.push_back({std::to_string(i), "选项" + std::to_string(i)});
  const auto book = parts([&](Document& document) {
    document.begin({.title = "模板"});
    TableInfo form{
        .name = "form",
        .columns = {{.name = "code", .label = "编码", .note = "不填则自动编号", .required = true},
                    {.name = "kind",
                     .label = "类型",
                     .choices = {{"company", "公司"}, {"store", "门店"}}},
                    {.name = "many", .label = "多", .choices = many},
                    {.name = "yes", .label = "含税", .type = Type::Bool}},
        .flags = PARETO_TABLE_FORM};
    BatchBuilder rows(form.schema());
    rows.text(0, "例：1");
    rows.text(1, "store");
    rows.end_row();
    document.table(form, rows.finish());
  });
  const std::string& sheet = book.at("xl/worksheets/sheet1.xml");

  CHECK(has(sheet, "编码 *"));
  CHECK(has(sheet, "门店"));  // what people see, not the code
  CHECK(has(sheet, "\"公司,门店\""));
  CHECK(has(sheet, "\"是,否\""));
  CHECK(has(sheet, "$A$1:$A$80"));
  CHECK(has(sheet, "不填则自动编号"));
  CHECK(has(book.at("xl/workbook.xml"), "state=\"hidden\""));
  CHECK(has(book.at("xl/worksheets/sheet2.xml"), "选项79"));
  CHECK_FALSE(has(sheet, "autoFilter"));
}

TEST_CASE("The same document of the same day is the same file", "[xlsx_format]") {
  const auto write = [](Document& document) {
    document.begin({.title = "x", .firm = "y"});
    document.paragraph(Paragraph::Lead, "9 groups bring 80%.");
    document.figures({{"Net sales", "1.21", "M", ""}});
    TableInfo table{.name = "t",
                    .columns = {{.name = "a", .label = "a", .type = Type::Int}},
                    .total = Spans().strong("3")};
    BatchBuilder rows(table.schema());
    rows.integer(0, 3);
    rows.end_row();
    document.table(table, rows.finish());
  };

  const auto first = parts(write, "en"), second = parts(write, "en");

  CHECK(first == second);
  CHECK(has(first.at("xl/workbook.xml"), "Overview"));
  CHECK(has(first.at("xl/worksheets/sheet1.xml"), "9 groups bring 80%."));
}

TEST_CASE("Sheets have names that Excel takes", "[xlsx_format]") {
  std::set<std::string> taken;
  using pareto::xlsx_format::sheet_name;

  CHECK(sheet_name("客户", taken) == "客户");
  CHECK(sheet_name("客户", taken) == "客户 (2)");
  CHECK(sheet_name("a/b:c", taken) == "a b c");
  CHECK(sheet_name("", taken) == "Sheet");
  CHECK(sheet_name("History", taken) == "Sheet (2)");
  CHECK(sheet_name(std::string(40, 'x'), taken).size() == 31);
}

TEST_CASE("A Pareto chart is columns with a line, and follows the cells beside it",
          "[xlsx_format]") {
  const auto write = [](Document& document) {
    document.begin({.title = "重点客户"});
    ChartInfo info{.name = "c", .kind = Chart::Pareto, .title = "谁's", .mark_value = 0.8};
    info.columns = {
        {.name = "label", .label = "客户"},
        {.name = "value", .label = "净销售", .type = Type::Money, .scale = Scale::Large},
        {.name = "spark", .role = Role::Spark},
        {.name = "rest", .label = "个数", .type = Type::Int}};
    BatchBuilder rows(info.schema());
    for (const int value : {500, 300, 200}) {
      rows.text(0, "C" + std::to_string(value));
      rows.integer(1, value * 10'000);
      if (value == 200) rows.integer(3, 4);
      rows.end_row();
    }
    document.chart(info, rows.finish());
    info.kind = Chart::Changes;  // only its rows
    document.chart(info, BatchBuilder(info.schema()).finish());
    info.kind = Chart::Bars;
    info.mark_value = kNoMark;
    info.columns.resize(2);
    BatchBuilder bars(info.schema());
    bars.text(0, "a");
    bars.integer(1, 10'000);
    bars.end_row();
    document.chart(info, bars.finish());
  };
  const auto book = parts(write);
  const std::string &sheet = book.at("xl/worksheets/sheet1.xml"),
                    &chart = book.at("xl/charts/chart1.xml");

  CHECK(has(sheet, "<v>500</v>"));
  CHECK(has(sheet, "<v>0.8</v>"));  // the share up to the second
  CHECK(has(sheet, "<v>50</v>"));   // the mean of four
  CHECK(has(sheet, "<drawing r:id="));
  CHECK(has(chart, "<c:barChart>"));
  CHECK(has(chart, "<c:lineChart>"));
  CHECK(has(chart, "<c:f>'谁''s'!$E$2:$E$4</c:f>"));  // the means; the small drawing has no column
  CHECK(has(chart, "<c:f>'谁''s'!$D$2:$D$4</c:f>"));  // the shares
  CHECK(has(chart, "<c:v>C500</c:v>"));
  CHECK(has(book.at("xl/charts/chart2.xml"), "<c:barDir val=\"bar\"/>"));
  CHECK(book.count("xl/charts/chart3.xml") == 0);
  CHECK(book == parts(write));
}
