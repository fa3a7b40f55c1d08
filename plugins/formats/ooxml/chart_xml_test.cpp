#include "ooxml/chart_xml.hpp"

#include <catch2/catch.hpp>

#include "ooxml/native_chart.hpp"
#include "ooxml/xml.hpp"
#include "pareto/testing/test_job.hpp"

using namespace pareto::sdk;
using namespace pareto::ooxml;

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Three subjects, and one row that sums up four more.
ChartInfo pareto_info() {
  ChartInfo info{.name = "c", .kind = Chart::Pareto, .mark_value = 0.8};
  info.columns = {{.name = "label"},
                  {.name = "value", .label = "净销售", .type = Type::Money, .scale = Scale::Large},
                  {.name = "tier"},
                  {.name = "rest", .type = Type::Int}};
  return info;
}
std::optional<ChartXml> pareto_chart(Units units) {
  testing::TestJob host({}, "zh-Hans");
  const Job job = host.job();
  const ChartInfo info = pareto_info();
  BatchBuilder rows(info.schema());
  const auto row = [&](const char* label, std::int64_t thousands, const char* tier, int rest) {
    rows.text(0, label);
    rows.integer(1, thousands * 1'000 * 10'000);
    rows.text(2, tier);
    if (rest > 0) rows.integer(3, rest);
    rows.end_row();
  };
  row("甲", 500, "A", 0);
  row("乙", 200, "A", 0);
  row("丙", 100, "B", 0);
  row("其余", 200, "C", 4);
  const auto stream = stream_of(rows.finish());
  return native_chart(info, ChartRows(info, *stream, job), Amounts(true, "CNY"), units);
}

}  // namespace

TEST_CASE("A Pareto chart has bars, the share that they sum up to, and its mark", "[ooxml]") {
  const auto chart = pareto_chart(Units::Shown);
  REQUIRE(chart);

  CHECK(chart->axis == "万元");
  CHECK(chart->bars[0].values ==
        std::vector<std::optional<double>>{50, 20, 10, 5});  // the last: 20 万 of four
  CHECK(chart->categories[3] == "其余（平均）");
  CHECK(chart->line->values == std::vector<std::optional<double>>{0.5, 0.7, 0.8, 1.0});
  const std::string xml = chart_xml(*chart);
  CHECK(has(xml, "<c:barDir val=\"col\"/>"));
  CHECK(has(xml, "<c:numLit>"));
  CHECK(has(xml, "<c:v>0.7</c:v>"));
  CHECK(has(xml, "<a:prstDash val=\"dash\"/>"));
  CHECK(pareto_chart(Units::Exact)->bars[0].values[0] == 500'000.0);
}

TEST_CASE("Bars lie, and are red below zero", "[ooxml]") {
  testing::TestJob host({}, "en");
  const Job job = host.job();
  ChartInfo info{.name = "c",
                 .kind = Chart::Bars,
                 .columns = {{.name = "label"}, {.name = "value", .type = Type::Real}}};
  BatchBuilder rows(info.schema());
  for (const double value : {2.5, -1.0}) {
    rows.text(0, "<a & b>");
    rows.real(1, value);
    rows.end_row();
  }
  const auto stream = stream_of(rows.finish());
  const auto chart =
      native_chart(info, ChartRows(info, *stream, job), Amounts(false), Units::Shown);
  REQUIRE(chart);
  const std::string xml = chart_xml(*chart);

  CHECK(has(xml, "<c:barDir val=\"bar\"/>"));
  CHECK(has(xml, "&lt;a &amp; b&gt;"));
  CHECK(has(xml, "<c:v>-1</c:v>"));
  CHECK(has(xml, "B3261E"));
  CHECK_FALSE(has(xml, "<c:lineChart>"));
}

TEST_CASE("Texts of a part hold nothing that XML forbids", "[ooxml]") {
  CHECK(escaped("a\n<b>&\"\r") == "a &lt;b&gt;&amp;&quot;");
  CHECK(escaped(std::string_view("\0\x01\xff\xef\xbf\xbe晴", 9)) == "\uFFFD\uFFFD\uFFFD\uFFFD晴");
}

TEST_CASE("Bars stand on zero", "[ooxml]") {
  ChartXml chart;
  chart.categories = {"a", "b"};
  chart.bars = {{.name = "n", .values = {51.0, 58.0}, .cells = {}, .format = "#,##0"}};

  CHECK(pareto::ooxml::chart_xml(chart).find("<c:min val=\"0\"/>") != std::string::npos);
  chart.bars.front().values[0] = -3.0;
  CHECK(pareto::ooxml::chart_xml(chart).find("<c:min val=\"0\"/>") == std::string::npos);
}
