#include "docx_format.hpp"

#include <catch2/catch.hpp>
#include <expat.h>
#include <zip.h>

#include <map>
#include <numeric>

#include "column_widths.hpp"
#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::docx::DocxFormat;

namespace {

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> out;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    zip_fclose(file);
    out[stat.name] = std::move(text);
  }
  zip_close(archive);
  return out;
}

template <class Write>
std::string bytes_of(Write write, const char* language = "zh-Hans") {
  return pareto::sdk::testing::render<DocxFormat>(language, write, false).files.at("");
}

bool is_well_formed(const std::string& xml) {
  XML_Parser parser = XML_ParserCreate(nullptr);
  const bool good = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return good;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

void write_all(Document& document) {
  constexpr const char* kAttack = "<w:p>&\"\x01晴";
  document.begin({.title = kAttack, .firm = kAttack, .period = "p", .data_until = "数据截至", .remark = kAttack});
  document.paragraph(Paragraph::Lead, Spans("a ").accent("b").bad(" c"));
  document.figures({{"Net", "1.21", "亿元", "r"}, {"Five", "5", "", "", Style::Bad}, {"3", "3", "", ""}, {"4", "4", "", ""}, {"5", "5", "", ""}});
  document.page_break();
  document.heading(1, kAttack, "aside");
  document.heading(2, "二级");
  TableInfo cards{.name = "t",
                  .columns = {{.name = "rank", .label = "名次", .type = Type::Int, .role = Role::Rank},
                              {.name = "tier", .label = "等级", .role = Role::Tier},
                              {.name = "name", .label = kAttack, .role = Role::Title, .note = "note"},
                              {.name = "place", .label = "地区", .role = Role::Remark},
                              {.name = "net", .label = "净销售", .type = Type::Money, .role = Role::Bar, .scale = Scale::Large},
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
    for (const char* name : {"label", "tier", "mark", "direction"}) chart.columns.push_back({.name = name, .label = kAttack});
    for (const char* name : {"value", "before", "after"}) chart.columns.push_back({.name = name, .label = name, .type = Type::Money});
    BatchBuilder points(chart.schema());
    for (std::size_t i = 0; i < 4; ++i) points.text(i, kAttack);
    for (std::size_t i = 4; i < 7; ++i) points.integer(i, 1'000'000);
    points.end_row();
    document.chart(chart, points.finish());
  }
}

}  // namespace

TEST_CASE("Each part of a Word document is well formed and named where Word looks for it", "[docx]") {
  const auto parts = parts_of(bytes_of(write_all));

  for (const auto& [name, xml] : parts) {
    INFO(name);
    CHECK(is_well_formed(xml));
    if (name.find(".rels") == std::string::npos && name != "[Content_Types].xml") {
      CHECK(has(parts.at("[Content_Types].xml"), "\"/" + name + "\""));
    }
  }
  CHECK(parts.count("word/charts/chart2.xml") == 1);  // two that Word draws; the two others are tables
  CHECK(parts.count("word/charts/chart3.xml") == 0);
  for (const char* target : {"styles.xml", "settings.xml", "fontTable.xml", "footer1.xml", "charts/chart1.xml", "charts/chart2.xml"}) {
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
  const std::size_t sum = text.find("合计");  // the row of sums has a cell for each column: 名次, 等级, name, 净销售, its bar, 月
  CHECK(count(std::string_view(text).substr(sum, text.find("</w:tr>", sum) - sum), "<w:tc>") == 3);
  CHECK(has(text, "w:val=\"TierB\""));
  CHECK(has(parts.at("word/footer1.xml"), " NUMPAGES "));
  CHECK(has(parts.at("word/styles.xml"), "w:eastAsia=\"Microsoft YaHei\""));
}

TEST_CASE("The same document is the same Word file to the byte", "[docx]") { CHECK(bytes_of(write_all) == bytes_of(write_all)); }

TEST_CASE("Columns of numbers keep their width, words share what is left", "[docx]") {
  using pareto::docx::column_widths;

  const auto widths = column_widths({{4, false}, {30, true}, {10, true}}, 10'000, 100, 100);
  CHECK(std::accumulate(widths.begin(), widths.end(), 0) == 10'000);
  CHECK(widths[0] == 500);
  CHECK(widths[1] > 2 * widths[2]);
  const auto crowded = column_widths(std::vector<pareto::docx::WishedWidth>(40, {12, false}), 10'000, 100, 100);
  CHECK(std::accumulate(crowded.begin(), crowded.end(), 0) == 10'000);
  CHECK(column_widths({}, 10'000, 100, 100).empty());
}
