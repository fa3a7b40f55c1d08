#include "json_format.hpp"

#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include <limits>

#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::json::JsonFormat;

namespace {

template <class Write>
std::string text_of(Write write) {
  return pareto::sdk::testing::render<JsonFormat>("zh-Hans", write).files.at("");
}

boost::json::value parsed(const std::string& text) { return boost::json::parse(text); }

}  // namespace

TEST_CASE("Values are exact, whatever the reader's language shows", "[json_format]") {
  const auto document = parsed(text_of([](Document& document) {
    document.begin({.title = "重点客户", .firm = "晴隰"});
    TableInfo table{
        .name = "t",
        .columns = {{.name = "net", .label = "净销售", .type = Type::Money, .scale = Scale::Large},
                    {.name = "net", .label = "又一列", .type = Type::Quantity},
                    {.name = "day", .type = Type::Date},
                    {.name = "at", .type = Type::Time},
                    {.name = "share", .type = Type::Real, .meaning = PARETO_M_PERCENT},
                    {.name = "late", .type = Type::Bool},
                    {.name = "count", .type = Type::Int},
                    {.name = "words", .flags = PARETO_COLUMN_WARN}},
        .flags = PARETO_TABLE_CARDS | PARETO_TABLE_TIGHT};
    BatchBuilder rows(table.schema());
    rows.integer(0, std::numeric_limits<std::int64_t>::min());
    rows.integer(1, -15'000);
    rows.date(2, *Date::from_civil(2026, 10, 31));
    rows.integer(3, -1);
    rows.real(4, 0.1);
    rows.integer(5, 0);
    rows.integer(6, std::numeric_limits<std::int64_t>::max());
    rows.text(7, "!\"\\\n\x01晴\xff");
    rows.end_row();
    rows.real(4, std::numeric_limits<double>::infinity());
    rows.end_row();
    document.table(table, rows.finish());
  }));
  const auto& table = document.at("content").at(0);
  const auto& row = table.at("rows").at(0);

  CHECK(document.at("format").as_string() == "pareto.document/1");
  CHECK(document.at("language").as_string() == "zh-Hans");
  CHECK(table.at("flags") == boost::json::array{"cards", "tight"});
  CHECK(table.at("columns").at(1).at("name").as_string() ==
        "net_2");  // two of one name would be one member
  CHECK(table.at("columns").at(4).at("type").as_string() == "share");
  CHECK(row.at("net").as_string() == "-922337203685477.5808");
  CHECK(row.at("net_2").as_string() == "-1.5");
  CHECK(row.at("day").as_string() == "2026-10-31");
  CHECK(row.at("at").as_string() == "1969-12-31T23:59:59.999999Z");
  CHECK(row.at("share").as_double() == 0.1);
  CHECK(row.at("late").as_bool() == false);
  CHECK(row.at("count").as_int64() == std::numeric_limits<std::int64_t>::max());
  CHECK(row.at("words").as_string() == "!\"\\\n\x01晴\uFFFD");
  CHECK(table.at("rows").at(1).at("share").is_null());
}

TEST_CASE("A document in JSON has all its parts in their order", "[json_format]") {
  const std::string text = text_of([](Document& document) {
    document.begin({.title = "t"});
    document.heading(2, "h", "aside");
    document.paragraph(Paragraph::Lead, Spans("plain ").bad("bad"));
    document.figures({{"Net",
                       "1.21",
                       "亿元",
                       "more",
                       Style::Accent,
                       {"sale", {"date >= 2026-01-01", "customer.name ~ \"华\""}}},
                      {.label = "Share", .value = "2", .rows = {}}});
    document.page_break();
    ChartInfo chart{.name = "c",
                    .kind = Chart::Bars,
                    .mark_value = 0.5,
                    .columns = {{.name = "label"}, {.name = "value", .type = Type::Real}}};
    document.chart(chart, BatchBuilder(chart.schema()).finish());
    TableInfo empty{.name = "none", .columns = {{.name = "a"}}, .total = Spans().strong("0")};
    document.table(empty, BatchBuilder(empty.schema()).finish());
  });
  const auto content = parsed(text).at("content").as_array();
  std::string kinds;
  for (const auto& part : content) kinds += std::string(part.at("kind").as_string()) + " ";

  CHECK(kinds == "heading paragraph figures page_break chart table ");
  CHECK(content[1].at("role").as_string() == "lead");
  CHECK(content[1].at("text").as_string() == "plain bad");
  CHECK(content[1].at("spans").at(1).at("style").as_string() == "bad");
  CHECK(content[2].at("figures").at(0).at("style").as_string() == "accent");
  CHECK(content[2].at("figures").at(0).at("rows") ==
        boost::json::value{{"entity", "sale"},
                           {"where", {"date >= 2026-01-01", "customer.name ~ \"华\""}}});
  CHECK_FALSE(content[2].at("figures").at(1).as_object().contains("rows"));  // not said
  CHECK(content[4].at("chart").as_string() == "bars");
  CHECK(content[4].at("mark_value").as_double() == 0.5);
  CHECK(content[5].at("rows").as_array().empty());
  CHECK(content[5].at("total").at(0).at("text").as_string() == "0");
}
