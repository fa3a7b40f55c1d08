#include "markdown_format.hpp"

#include <catch2/catch.hpp>

#include "pareto/testing/rendering.hpp"
#include "words.hpp"

using namespace pareto::sdk;
using pareto::markdown::MarkdownFormat;

namespace {

template <class Write>
std::string text_of(Write write, const char* language = "zh-Hans") {
  return pareto::sdk::testing::render<MarkdownFormat>(language, write).files.at("");
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("A table of Markdown is aligned by what its signs take on a screen", "[markdown]") {
  const std::string text = text_of([](Document& document) {
    document.begin({.title = "重点客户", .firm = "晴隰", .data_until = "数据截至 2026-10-31"});
    document.heading(1, "名单", "按净销售");
    TableInfo table{
        .name = "t",
        .columns = {{.name = "tier", .label = "等级", .role = Role::Tier},
                    {.name = "name", .label = "客户", .role = Role::Title},
                    {.name = "place", .label = "地区", .role = Role::Remark},
                    {.name = "net", .label = "净销售", .type = Type::Money, .scale = Scale::Large},
                    {.name = "late", .type = Type::Bool, .role = Role::Mark},
                    {.name = "why", .role = Role::Sentence}},
        .total = Spans().plain("").strong("合计").plain("").strong("2,168.0").plain("").plain("")};
    BatchBuilder rows(table.schema());
    rows.text(0, "B>A");
    rows.text(1, "雾栎|饲料");
    rows.text(2, "四川");
    rows.integer(3, 216'780'000'000);
    rows.integer(4, 1);
    rows.text(5, "!停单；再少一点");
    rows.end_row();
    rows.text(1, "Tarn");
    rows.end_row();
    document.table(table, rows.finish());
  });

  CHECK(text ==
        "# 重点客户\n\n"
        "晴隰 · 数据截至 2026-10-31\n\n"
        "## 名单\n\n"
        "按净销售\n\n"
        "| 等级  | 客户              |    净销售，万 |\n"
        "|-------|-------------------|--------------:|\n"
        "| B → A | 雾栎\\|饲料 · 四川 | **2,167.8** ! |\n"
        "|       | Tarn              |               |\n"
        "|       | **合计**          |   **2,168.0** |\n\n"
        "- **雾栎\\|饲料**：**停单**；再少一点\n\n");
}

TEST_CASE("What would be a sign of Markdown stays text", "[markdown]") {
  using namespace pareto::markdown;

  CHECK(escaped("<script>a*b_c`[x](y)|~$&\n") ==
        "&lt;script>a\\*b\\_c\\`\\[x\\](y)\\|\\~\\$&amp; ");
  CHECK(escaped(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(as_line("# x") == "\\# x");
  CHECK(as_line("  12. x") == "12\\. x");
  CHECK(as_line("- x") == "\\- x");
  CHECK(as_line("12 x") == "12 x");
}

// CommonMark 0.31, 6.2: "**" between a sign and a letter neither opens nor closes, and Chinese has
// no blanks to part them.
TEST_CASE("Emphasis holds beside Chinese letters", "[markdown]") {
  using pareto::markdown::inline_words;

  CHECK(inline_words(Spans().plain("里，").accent("9 组").plain("带来")) == "里，**9 组**带来");
  CHECK(inline_words(Spans().plain("带来").accent("80%").plain("；")) == "带来**80%**；");
  CHECK(inline_words(Spans().plain("带来").accent("80%").plain("的")) == "带来**80**%的");
  CHECK(inline_words(Spans().plain("见").bad("“大而薄”").plain("了")) == "见“**大而薄**”了");
  CHECK(inline_words(Spans().strong("a").bad("b").plain(" c")) == "**ab** c");
  CHECK(inline_words(Spans().strong(" a ").plain("b")) == " **a** b");
  CHECK(inline_words(Spans().strong("（").plain("b")) == "（b");
}

TEST_CASE("Charts are tables with bars of signs", "[markdown]") {
  const std::string text = text_of(
      [](Document& document) {
        document.begin({});
        ChartInfo chart{.name = "c", .kind = Chart::Pareto, .title = "Who"};
        chart.columns = {{.name = "label", .label = "Customer"},
                         {.name = "value", .label = "Net", .type = Type::Money, .digits = 0}};
        BatchBuilder rows(chart.schema());
        for (const int value : {300, 100}) {
          rows.text(0, "C" + std::to_string(value));
          rows.integer(1, value * 10'000);
          rows.end_row();
        }
        document.chart(chart, rows.finish());
      },
      "en");

  CHECK(has(text, "**Who**\n"));
  CHECK(has(text, "| C300     | 300 |      75.0% | ████████████████████ |"));
  CHECK(has(text, "| C100     | 100 |     100.0% | ██████▋              |"));
}

TEST_CASE("A long table with sentences goes on behind its lists", "[markdown]") {
  const auto render = [] {
    return pareto::sdk::testing::render<MarkdownFormat>("en", [](Document& document) {
      document.begin({});
      TableInfo table{.name = "t",
                      .columns = {{.name = "n", .label = "No", .type = Type::Int},
                                  {.name = "why", .role = Role::Sentence}}};
      document.table(table, make_stream(table.schema(), [&table, at = 0](Batch& batch) mutable {
                       if (at >= 3'000) return false;
                       BatchBuilder rows(table.schema());
                       for (int i = 0; i < 500; ++i, ++at) {
                         rows.integer(0, at);
                         rows.text(1, "why " + std::to_string(at));
                         rows.end_row();
                       }
                       batch = rows.finish();
                       return true;
                     }));
    });
  };
  const auto out = render();
  const std::string& text = out.files.at("");

  CHECK(has(text, "| 2,999 |"));
  CHECK(has(text, "- why 2999\n"));
  CHECK(text.find("- why 0\n") < text.find("| 2,999 |"));
  CHECK(out.largest_write < 100'000);
  CHECK(text == render().files.at(""));
}
