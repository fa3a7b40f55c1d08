#include "csv_format.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "cell.hpp"
#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::csv_format::CsvFormat;

namespace {

constexpr const char* kMark = "\xEF\xBB\xBF";

std::string cell(std::string_view text, char separator = ',') {
  std::string out;
  pareto::csv_format::append_text(out, text, separator);
  return out;
}

template <class Write>
std::map<std::string, std::string> files(Write write, bool many = true,
                                         const char* language = "zh-Hans") {
  return pareto::sdk::testing::render<CsvFormat>(language, write, many).files;
}

TableInfo one_column(const char* name, Column column) {
  column.name = "c";
  return {.name = name, .columns = {std::move(column)}};
}

}  // namespace

TEST_CASE("A csv file has the mark, CRLF and plain values", "[csv_format]") {
  const auto written = files([](Document& document) {
    document.begin({.title = "x"});
    document.heading(1, "words are left out");
    TableInfo table{
        .name = "accounts",
        .columns =
            {{.name = "code", .label = "编码", .role = Role::Key},
             {.name = "net", .label = "净销售", .type = Type::Money, .scale = Scale::Large},
             {.name = "share", .label = "占比", .type = Type::Real, .meaning = PARETO_M_PERCENT},
             {.name = "last", .label = "末单", .type = Type::Date},
             {.name = "silent", .label = "距末单", .type = Type::Int, .unit = "天"},
             {.name = "late", .label = "超过节奏", .type = Type::Bool, .role = Role::Mark},
             {.name = "months", .label = "月", .role = Role::Spark},
             {.name = "why", .label = "要点", .role = Role::Sentence},
             {.name = "weight", .label = "数量", .type = Type::Quantity, .unit = "kg"}},
        .total = Spans()
                     .strong("合计")
                     .strong("1.0")
                     .plain("")
                     .plain("")
                     .plain("")
                     .plain("")
                     .plain("")
                     .plain("")
                     .plain("")};
    BatchBuilder rows(table.schema());
    rows.text(0, "0031");
    rows.integer(1, -154'321'2345);
    rows.real(2, .18);
    rows.integer(3, 20'757);
    rows.integer(4, 150);
    rows.integer(5, 1);
    rows.text(6, "1 2 | 3");
    rows.text(7, "!停单 150 天");
    rows.integer(8, 12'5000);
    rows.end_row();
    rows.end_row();
    document.table(table, rows.finish());
  });

  REQUIRE(written.size() == 1);
  CHECK(written.at("accounts") ==
        std::string(kMark) +
            "编码,净销售（元）,占比,末单,距末单（天）,超过节奏,要点,数量（kg）\r\n"
            "0031,-154321.2345,0.18,2026-10-31,150,是,停单 150 天,12.5\r\n"
            ",,,,,,,\r\n");
}

TEST_CASE("A text that begins a formula is defused, a negative number is not", "[csv_format]") {
  CHECK(cell("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  CHECK(cell("+1") == "'+1");
  CHECK(cell("-1") == "'-1");
  CHECK(cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(cell("\t=1") == "\"'\t=1\"");
  CHECK(cell("\r=1") == "\"'\r=1\"");
  CHECK(cell("＝1+1") == "'＝1+1");
  CHECK(cell("=1,\"x\"") == "\"'=1,\"\"x\"\"\"");
  CHECK(cell("a=b") == "a=b");
  CHECK(cell("") == "");

  const auto written = files([](Document& document) {
    TableInfo table = one_column("t", {.label = "=v", .type = Type::Money});
    BatchBuilder rows(table.schema());
    rows.integer(0, -10'000);
    rows.end_row();
    document.table(table, rows.finish());
  });
  CHECK(written.at("t") == std::string(kMark) + "'=v（元）\r\n-1.00\r\n");
}

TEST_CASE("Cells are quoted where reading them back needs it", "[csv_format]") {
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("a,b", ';') == "a,b");
  CHECK(cell("a;b", ';') == "\"a;b\"");
  CHECK(cell("two\nlines") == "\"two\nlines\"");
  CHECK(cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(cell(" kept ") == "\" kept \"");
  CHECK(cell("0001") == "0001");
  CHECK(cell(std::string_view("a\0b", 3)) == "a\uFFFDb");
}

TEST_CASE("Each table is a file of its own, also two of one name", "[csv_format]") {
  auto write = [](Document& document) {
    for (const char* name : {"a", "b", "a"}) {
      TableInfo table = one_column(name, {.label = name, .type = Type::Int});
      BatchBuilder rows(table.schema());
      rows.integer(0, INT64_MIN);
      rows.end_row();
      document.table(table, rows.finish());
    }
    const ChartInfo chart{.name = "c", .columns = {{.name = "label", .label = "L"}}};
    BatchBuilder points(chart.schema());
    points.text(0, "x");
    points.end_row();
    document.chart(chart, points.finish());
  };

  const auto many = files(write);
  CHECK(many.size() == 4);
  CHECK(many.at("a_2") == std::string(kMark) + "a\r\n-9223372036854775808\r\n");
  CHECK(many.at("c") == std::string(kMark) + "L\r\nx\r\n");

  const auto one = files(write, false);
  REQUIRE(one.size() == 1);
  CHECK(one.at("") == std::string(kMark) +
                          "a\r\n-9223372036854775808\r\n\r\nb\r\n-9223372036854775808\r\n\r\na\r\n"
                          "-9223372036854775808\r\n\r\nL\r\nx\r\n");
}

TEST_CASE("Numbers come back as they went", "[csv_format]") {
  const auto written = files(
      [](Document& document) {
        TableInfo table = one_column("t", {.label = "v", .type = Type::Real});
        BatchBuilder rows(table.schema());
        for (const double value : {0.1, -2.5, 1e15, 1e-7, 1e300, 123456.789}) {
          rows.real(0, value);
          rows.end_row();
        }
        document.table(table, rows.finish());
      },
      true, "en");

  CHECK(written.at("t") ==
        std::string(kMark) +
            "v\r\n0.1\r\n-2.5\r\n1000000000000000\r\n0.0000001\r\n1e+300\r\n123456.789\r\n");
}

TEST_CASE("A long table goes through the csv in pieces", "[csv_format]") {
  constexpr std::int64_t kRows = 300'000;
  std::int64_t made = 0;
  const auto out = pareto::sdk::testing::render<CsvFormat>("en", [&](Document& document) {
    const TableInfo table = one_column("t", {.label = "v", .type = Type::Int});
    document.table(table, make_stream(table.schema(), [&](Batch& batch) {
                     if (made == kRows) return false;
                     BatchBuilder rows(table.schema());
                     for (int i = 0; i < 1000; ++i) {
                       rows.integer(0, made++);
                       rows.end_row();
                     }
                     batch = rows.finish();
                     return true;
                   }));
  });

  CHECK(out.largest_write < 61'000);
  CHECK(std::count(out.files.at("t").begin(), out.files.at("t").end(), '\n') == kRows + 1);
}

TEST_CASE("A document without tables is an empty csv file", "[csv_format]") {
  CHECK(files([](Document& document) { document.begin({}); }).at("") == kMark);
}
