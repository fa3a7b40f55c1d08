#include "docx_format.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "column_widths.hpp"
#include "ooxml/parts_for_test.hpp"
#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::docx::DocxFormat;
using pareto::ooxml::is_well_formed;
using pareto::ooxml::parts_of;

namespace {

template <class Write>
std::string bytes_of(Write write, const char* language = "zh-Hans") {
  return pareto::sdk::testing::render<DocxFormat>(language, write, false).files.at("");
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++found;
  return found;
}

void write_all(Document& document) {
  constexpr const char* kAttack = "<w:p>&\"\x01晴";
  document.begin({.title = kAttack,
                  .firm = kAttack,
                  .period = "p",
                  .data_until = "数据截至",
                  .remark = kAttack});
  document.paragraph(Paragraph::Lead, Spans("a ").accent("b").bad(" c"));
  document.figures({{"Net", "1.21", "亿元", "r"},
                    {"Five", "5", "", "", Style::Bad},
                    {"3", "3", "", ""},
                    {"4", "4", "", ""},
                    {"5", "5", "", ""}});
  document.page_break();
  document.heading(1, kAttack, "aside");
  document.heading(2, "二级");
  TableInfo cards{
      .name = "t",
      .columns = {{.name = "rank", .label = "名次", .type = Type::Int, .role = Role::Rank},
                  {.name = "tier", .label = "等级", .role = Role::Tier},
                  {.name = "name", .label = kAttack, .role = Role::Title, .note = "note"},
                  {.name = "place", .label = "地区", .role = Role::Remark},
                  {.name = "net",
                   .label = "净销售",
                   .type = Type::Money,
                   .role = Role::Bar,
                   .scale = Scale::Large},
                  {.name = "spark", .label = "月", .role = Role::Spark},
                  {.name = "why", .role = Role::Sentence}},
      .total = Spans().plain("").tier("A").strong("合计").plain("").strong("1").plain("").plain(""),
      .flags = PARETO_TABLE_CARDS};
  BatchBuilder rows(cards.schema());
  rows.integer(0, 1);
  rows.text(1, "B>A");
  rows.text(2, kAttack);
  rows.text(3, "四川");
  rows.integer(4, 1'952'687'500'000);
  rows.text(5, "1 2 3 | 4 5");
  rows.text(6, "!停单；再少");
  rows.end_row();
  rows.end_row();
  document.table(cards, rows.finish());
  TableInfo nothing{.name = "n", .columns = {{.name = "a", .label = "空"}}};
  document.table(nothing, BatchBuilder(nothing.schema()).finish());
  for (const Chart kind : {Chart::Pareto, Chart::Bars, Chart::Changes, Chart::Rhythm}) {
    ChartInfo chart{.name = "c", .kind = kind, .title = kAttack, .remarks = Spans(kAttack)};
    for (const char* name : {"label", "tier", "mark", "direction"})
      chart.columns.push_back({.name = name, .label = kAttack});
    for (const char* name : {"value", "before", "after"})
      chart.columns.push_back({.name = name, .label = name, .type = Type::Money});
    BatchBuilder points(chart.schema());
    for (std::size_t i = 0; i < 4; ++i) points.text(i, kAttack);
    for (std::size_t i = 4; i < 7; ++i) points.integer(i, 1'000'000);
    points.end_row();
    document.chart(chart, points.finish());
  }
}

}  // namespace

TEST_CASE("Each part of a Word document is well formed and named where Word looks for it",
          "[docx]") {
  const auto parts = parts_of(bytes_of(write_all));

  for (const auto& [name, xml] : parts) {
    INFO(name);
    CHECK(is_well_formed(xml));
    if (name.find(".rels") == std::string::npos && name != "[Content_Types].xml") {
      CHECK(has(parts.at("[Content_Types].xml"), "\"/" + name + "\""));
    }
  }
  CHECK(parts.count("word/charts/chart2.xml") ==
        1);  // two that Word draws; the two others are tables
  CHECK(parts.count("word/charts/chart3.xml") == 0);
  for (const char* target : {"styles.xml", "settings.xml", "fontTable.xml", "footer1.xml",
                             "charts/chart1.xml", "charts/chart2.xml"}) {
    CHECK(has(parts.at("word/_rels/document.xml.rels"), "Target=\"" + std::string(target) + "\""));
    CHECK(parts.count("word/" + std::string(target)) == 1);
  }
}

TEST_CASE("Heads of tables come again, rows are not parted, headings are headings", "[docx]") {
  const auto parts = parts_of(bytes_of(write_all));
  const std::string& text = parts.at("word/document.xml");

  CHECK(count(text, "<w:tblHeader/>") == 4);
  CHECK(count(text, "<w:tr>") == count(text, "<w:cantSplit/>"));
  CHECK(has(text, "<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>"));
  CHECK(has(text, "w:val=\"Heading2\""));
  CHECK(has(text, "19,526.9"));  // 195,268,750 in 万
  CHECK(has(text, "██████████"));
  const std::size_t sum = text.find(
      "合计");  // the row of sums has a cell for each column: 名次, 等级, name, 净销售, its bar, 月
  CHECK(count(std::string_view(text).substr(sum, text.find("</w:tr>", sum) - sum), "<w:tc>") == 3);
  CHECK(has(text, "w:val=\"TierB\""));
  CHECK(has(parts.at("word/footer1.xml"), " NUMPAGES "));
  CHECK(has(parts.at("word/styles.xml"), "w:eastAsia=\"Microsoft YaHei\""));
}

TEST_CASE("What stands beside each other is a table without lines, its cells full of the rest",
          "[docx]") {
  const auto write = [](Document& document) {
    document.begin({.title = "t", .flags = PARETO_DOCUMENT_ONE_SHEET});
    document.paragraph(Paragraph::Lead, "before");
    document.beside(40);
    document.figures({{"One", "1", "", ""}, {"Two", "2", "", ""}, {"Three", "3", "", ""}});
    document.beside(60);
    document.heading(1, "Right", "short");
    const TableInfo table{.name = "n", .columns = {{.name = "a", .label = "Empty"}}};
    document.table(table, BatchBuilder(table.schema()).finish());
    document.beside(0);
    document.paragraph(Paragraph::Text, "behind");
  };
  const auto parts = parts_of(bytes_of(write, "en"));
  const std::string& text = parts.at("word/document.xml");

  CHECK(is_well_formed(text));
  CHECK(count(text, "w:val=\"ParetoBeside\"") == 1);
  const std::size_t outer = text.find("ParetoBeside"), left = text.find(">Three<"),
                    right = text.find(">Right<"), behind = text.find(">behind<");
  CHECK(text.find(">before<") < outer);
  CHECK(outer < left);
  CHECK(left < right);
  CHECK(right < text.rfind("</w:tbl>"));
  CHECK(text.rfind("</w:tbl>") < behind);
  CHECK(count(text, "<w:p>") == count(text, "</w:p>"));
  CHECK(count(text, "</w:tbl></w:tc>") ==
        0);  // Word takes a cell for broken that does not end with a paragraph
  CHECK(count(text, "</w:tbl>\n</w:tc>") == 0);
  CHECK(has(text, ">Right</w:t></w:r><w:r><w:tab/></w:r>"));  // what it is about, and how to read
                                                              // it at the right
  CHECK(has(parts.at("word/styles.xml"), "w:styleId=\"ParetoBeside\""));
}

TEST_CASE("Letters of a single sheet are smaller", "[docx]") {
  const auto size_of = [](std::uint32_t flags) {
    const auto parts = parts_of(
        bytes_of([&](Document& document) { document.begin({.title = "t", .flags = flags}); }));
    const std::string& styles = parts.at("word/styles.xml");
    const std::size_t cell = styles.find("w:styleId=\"Cell\""),
                      size = styles.find("<w:sz w:val=\"", cell) + 13;
    return std::stoi(styles.substr(size, 3));
  };

  CHECK(size_of(0) == 17);
  CHECK(size_of(PARETO_DOCUMENT_ONE_SHEET) == 15);
}

TEST_CASE("The same document is the same Word file to the byte", "[docx]") {
  CHECK(bytes_of(write_all) == bytes_of(write_all));
}

TEST_CASE("Columns of numbers keep their width, words share what is left", "[docx]") {
  using pareto::docx::column_widths;

  const auto widths = column_widths({{4, false}, {30, true}, {10, true}}, 10'000, 100, 100);
  CHECK(std::accumulate(widths.begin(), widths.end(), 0) == 10'000);
  CHECK(widths[0] == 500);
  CHECK(widths[1] > 2 * widths[2]);
  const auto dated =
      column_widths({{12, false}, {12, false}, {5, true}, {14, true}}, 4'300, 100, 100);
  CHECK(dated[2] == 600);  // a day of a month is not broken, the long name is
  const auto crowded =
      column_widths(std::vector<pareto::docx::WishedWidth>(40, {12, false}), 10'000, 100, 100);
  CHECK(std::accumulate(crowded.begin(), crowded.end(), 0) == 10'000);
  CHECK(column_widths({}, 10'000, 100, 100).empty());
}
