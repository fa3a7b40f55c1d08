#include "html_format.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "markup.hpp"
#include "pareto/drawing.hpp"
#include "pareto/em_width.hpp"
#include "pareto/testing/rendering.hpp"
#include "sample_document.hpp"
#include "style.hpp"
#include "table.hpp"

using namespace pareto::sdk;
using pareto::html::HtmlFormat;

namespace {

constexpr const char* kAttack = "<script>alert('1')</script>\"&";

template <class Write>
std::string page(Write write, const char* language = "zh-Hans") {
  return pareto::sdk::testing::render<HtmlFormat>(language, write).files.at("");
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++found;
  return found;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Every element that is opened is closed, in order.
bool is_balanced(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (html[at + 1] == '!') continue;
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) return false;
    std::string_view tag = html.substr(at + 1, end - at - 1);
    if (tag.back() == '/') continue;
    const bool closes = tag.front() == '/';
    const std::string name(
        tag.substr(closes ? 1 : 0, tag.find_first_of(" ", 1) - (closes ? 1 : 0)));
    if (name == "meta" || name == "br" || name == "wbr") continue;
    if (!closes)
      open.push_back(name);
    else if (open.empty() || open.back() != name)
      return false;
    else
      open.pop_back();
  }
  return open.empty();
}

Column money(const char* name, const char* label, Role role = Role::Plain) {
  return {.name = name, .label = label, .type = Type::Money, .role = role, .scale = Scale::Large};
}

TableInfo two_columns(Role role = Role::Plain) {
  return {.name = "t",
          .columns = {{.name = "customer", .label = "客户", .role = Role::Title},
                      money("net", "净销售", role)}};
}

}  // namespace

TEST_CASE("A page is one file that fetches nothing and runs nothing", "[html]") {
  const std::string html = page(pareto::html::write_sample);

  CHECK(html.rfind("<!doctype html>", 0) == 0);
  CHECK(has(html, "<html lang=\"zh-Hans\">"));
  for (const char* part :
       {"<script", "http://", "https://", "url(", "@import", "<link", "<img", "src="}) {
    INFO(part);
    CHECK_FALSE(has(html, part));
  }
  CHECK(is_balanced(html));
}

TEST_CASE("The same document gives the same bytes", "[html]") {
  CHECK(page(pareto::html::write_sample) == page(pareto::html::write_sample));
}

TEST_CASE("Names are text, whatever they hold", "[html]") {
  const std::string html = page([](Document& document) {
    document.begin({.title = kAttack,
                    .firm = kAttack,
                    .period = kAttack,
                    .data_until = "</style><script>x",
                    .remark = "\\\"}</style><script>y"});
    document.heading(1, kAttack, kAttack);
    for (const Paragraph kind : {Paragraph::Lead, Paragraph::Summary, Paragraph::Text,
                                 Paragraph::Note, Paragraph::Definition, Paragraph::Source}) {
      document.paragraph(kind,
                         Spans(kAttack).strong(kAttack).accent(kAttack).bad(kAttack).dim(kAttack));
    }
    document.figures({{kAttack, kAttack, kAttack, kAttack}});
    TableInfo table{.name = "t", .columns = {}, .total = {}, .flags = PARETO_TABLE_CARDS};
    for (const Role role : {Role::Key, Role::Tier, Role::Title, Role::Remark, Role::Spark,
                            Role::Plain, Role::Sentence}) {
      table.columns.push_back({.name = "c" + std::to_string(table.columns.size()),
                               .label = kAttack,
                               .role = role,
                               .note = kAttack});
      table.total.strong(kAttack);
    }
    BatchBuilder rows(table.schema());
    for (std::size_t i = 0; i < table.columns.size(); ++i) rows.text(i, kAttack);
    rows.end_row();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      rows.text(i, std::string("!") + kAttack + std::string(2000, 'x'));
    rows.end_row();
    document.table(table, rows.finish());
    for (const Chart kind : {Chart::Pareto, Chart::Changes, Chart::Rhythm, Chart::Bars}) {
      ChartInfo chart{.name = "c",
                      .kind = kind,
                      .title = kAttack,
                      .subtitle = kAttack,
                      .subject = kAttack,
                      .remarks = Spans(kAttack)};
      for (const char* name :
           {"label", "tier", "mark", "remark", "dates", "expected", "direction"}) {
        chart.columns.push_back({.name = name, .label = kAttack});
      }
      for (const char* name : {"value", "before", "after", "money"})
        chart.columns.push_back(money(name, kAttack));
      BatchBuilder points(chart.schema());
      for (std::size_t i = 0; i < 7; ++i) points.text(i, kAttack);
      for (std::size_t i = 7; i < 11; ++i) points.integer(i, 1'000'000);
      points.end_row();
      document.chart(chart, points.finish());
    }
  });

  CHECK_FALSE(has(html, "<script"));
  CHECK(count(html, "</style>") == 1);
  CHECK(count(html, "&lt;script&gt;") > 60);
  CHECK(is_balanced(html));
}

TEST_CASE("Control characters do not reach a page", "[html]") {
  CHECK(pareto::html::escaped(std::string_view("a\0\x01\x7f<", 5)) == "a\uFFFD\uFFFD\uFFFD&lt;");
  CHECK(pareto::html::css_string("a\"\\\n</style>") == "\"a\\22 \\5c  \\3c \\2f style\\3e \"");
}

TEST_CASE("A long table goes through in pieces", "[html]") {
  constexpr std::int64_t kRows = 200'000;
  std::int64_t made = 0;
  const auto out = pareto::sdk::testing::render<HtmlFormat>("en", [&](Document& document) {
    document.begin({.title = "t"});
    const TableInfo table = two_columns(Role::Bar);
    auto next = [&, schema = table.schema()](Batch& batch) {
      if (made == kRows) return false;
      BatchBuilder rows(schema);
      for (int i = 0; i < 1000; ++i) {
        rows.text(0, "customer " + std::to_string(made++));
        rows.integer(1, made * 10'000);
        rows.end_row();
      }
      batch = rows.finish();
      return true;
    };
    document.table(table, make_stream(table.schema(), next));
  });

  const std::string& html = out.files.at("");
  CHECK(count(html, "<tr>") == kRows + 1);
  CHECK(out.largest_write < 100'000);
  CHECK(has(html, ">customer 199999<"));
  // Each row has its bar, and their unit is that of the largest, which came last.
  CHECK(count(html, "<i style=\"--v:") == kRows);
  CHECK(has(html,
            "</table>\n<style>#t1 .b1{--unit:" + pareto::html::short_number(55.7 / (kRows * 1e4)) +
                "mm;--zero:4.3mm}</style>"));
}

TEST_CASE("Bars of a table share one scale from zero", "[html]") {
  const std::string html = page([](Document& document) {
    document.begin({.title = "t"});
    const TableInfo table = two_columns(Role::Bar);
    BatchBuilder rows(table.schema());
    for (const std::int64_t value : {4, 2, 0}) {
      rows.text(0, "x");
      rows.integer(1, value * 1'000'000'000);
      rows.end_row();
    }
    document.table(table, rows.finish());
  });

  // The cell is 58 wide, with 0.3 at the left and 2 at the right free: 55.7 mm for 4 000 000 000.
  // It is indented by 4.
  CHECK(has(html, "<i style=\"--v:2e+09\">"));
  CHECK(has(html, "#t1 .b1{--unit:1.3925e-08mm;--zero:4.3mm}"));
}

TEST_CASE("A chart with too many rows is refused", "[html]") {
  auto write = [](Document& document) {
    document.begin({.title = "t"});
    ChartInfo chart{.name = "big",
                    .kind = Chart::Bars,
                    .columns = {{.name = "label", .label = "l"}, money("value", "v")}};
    BatchBuilder rows(chart.schema());
    for (int i = 0; i < 1001; ++i) {
      rows.integer(1, i);
      rows.end_row();
    }
    document.chart(chart, rows.finish());
  };

  CHECK_THROWS_AS(page(write), Failure);
}

TEST_CASE("Rows that sum up others count in their band", "[html]") {
  const std::string html = page(
      [](Document& document) {
        document.begin({.title = "t"});
        ChartInfo chart{.name = "p",
                        .kind = Chart::Pareto,
                        .title = "p",
                        .subject = "customers",
                        .mark_value = .8,
                        .columns = {{.name = "label", .label = "l"},
                                    money("value", "v"),
                                    {.name = "share_before", .label = "s", .type = Type::Real},
                                    {.name = "tier", .label = "t"},
                                    {.name = "mark", .label = "m"},
                                    {.name = "rest", .label = "r", .type = Type::Int}}};
        BatchBuilder rows(chart.schema());
        const struct {
          const char *label, *tier;
          std::int64_t value, rest;
          double before;
        } kRows[] = {{"one", "A", 50, 0, 0},
                     {"two", "A", 10, 0, .5},
                     {"", "A", 25, 1169, .6},
                     {"", "B", 10, 1436, .85},
                     {"", "C", 5, 1765, .95}};
        for (const auto& row : kRows) {
          rows.text(0, row.label);
          rows.integer(1, row.value * 10'000'000'000);
          rows.real(2, row.before);
          rows.text(3, row.tier);
          if (row.rest > 0) rows.integer(5, row.rest);
          rows.end_row();
        }
        document.chart(chart, rows.finish());
      },
      "en");

  CHECK(has(html,
            "A: 1,171 customers · 85.0%; B: 1,436 customers · 10.0%; C: 1,765 customers · 5.0%"));
  CHECK(has(html, "first 1,171 customers: 85.0%"));
}

TEST_CASE("Empty tables, charts and documents are whole pages", "[html]") {
  const std::string html = page([](Document& document) {
    document.begin({});
    document.heading(1, "");
    const TableInfo table = two_columns();
    document.table(table, BatchBuilder(table.schema()).finish());
    for (const Chart kind : {Chart::Pareto, Chart::Changes, Chart::Rhythm, Chart::Bars}) {
      const ChartInfo chart{.name = "c",
                            .kind = kind,
                            .columns = {{.name = "label", .label = "l"}, money("value", "v")}};
      document.chart(chart, BatchBuilder(chart.schema()).finish());
    }
    document.figures({});
  });

  CHECK(is_balanced(html));
  CHECK_FALSE(has(html, "nan"));
  CHECK_FALSE(has(html, "inf"));
}

TEST_CASE("A failing stream is the report's failure, in the stream's words", "[html]") {
  auto write = [](Document& document) {
    document.begin({.title = "t"});
    const TableInfo table = two_columns();
    document.table(table, make_stream(table.schema(), [](Batch&) -> bool {
                     throw std::runtime_error("the disk went away");
                   }));
  };

  CHECK_THROWS_WITH(page(write), "the disk went away");
}

TEST_CASE("Written pages are hard to break by their numbers", "[html]") {
  CHECK(pareto::html::number(0.005) == "0.01");
  CHECK(pareto::html::number(-3.14159) == "-3.14");
  CHECK(pareto::html::number(12.50) == "12.5");
  CHECK(pareto::html::number(std::nan("")) == "0");
  CHECK(clipped("漱汀日用化学有限公司", 5) == "漱汀日用…");
  CHECK(wrapped("C 类 24 组加起来，好", 6).size() == 2);
}

TEST_CASE("Drawings have the colours of the style sheet in every format", "[html]") {
  for (std::size_t i = 0; i < pareto::sdk::detail::kInks.size(); ++i) {
    const auto ink = static_cast<Ink>(i);
    const Colour colour = colour_of(ink);
    if (colour.alpha < 255) continue;  // the bands, whose share of ink is no hexadecimal number
    char hex[8];
    std::snprintf(hex, sizeof hex, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    INFO(ink_name(ink));

    CHECK(has(pareto::html::kStyle, "--" + std::string(ink_name(ink)) + ":" + hex + ";"));
  }
}
