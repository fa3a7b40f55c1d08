#include "html_importer.hpp"

#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

#include "shown_number.hpp"

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using pareto::html_tables::HtmlImporter;
using pareto::html_tables::whole_number;

namespace {

using Lines = std::vector<std::string>;

std::string file(const std::string& name) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/") + name, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Imported import_page(std::string_view page, std::map<std::string, std::string> settings = {}) {
  const TestJob host(std::move(settings));
  return import_bytes<HtmlImporter>(host, page);
}
Lines rows_of(const std::string& rows) {
  return import_page("<html><body><table>" + rows + "</table></body></html>").joined();
}
std::string times(std::string_view text, std::size_t count) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

void refused(const std::string& page, const std::string& words) {
  const Imported found = import_page(page);
  INFO(found.error);
  CHECK(found.status == PARETO_E_DATA);
  CHECK(found.error.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("A page that a spreadsheet program wrote reads as its list", "[html]") {
  const Imported found = import_page(file("html/sales.html"));
  std::istringstream list(file("xls/sales.csv"));

  REQUIRE(found.status == PARETO_OK);
  CHECK(found.detail.starts_with("table 2 of 3, rows × columns: "));
  const Lines rows = found.joined();
  std::string line;
  std::size_t r = 2;  // below the name of the sheet and the title
  for (; std::getline(list, line); ++r) {
    for (char& c : line) c = c == ',' ? '|' : c;
    if (line.ends_with(".0")) line.resize(line.size() - 2);
    REQUIRE(r < rows.size());
    CHECK(rows[r] == line);
  }
  CHECK(r == 43);
}

TEST_CASE("Cells over several columns and rows have their value in the first", "[html]") {
  CHECK(rows_of("<tr><th rowspan=2>Day<th colspan=2>Amount<th rowspan=2>Who</tr>"
                "<tr><th>gross<th>net</tr><tr><td>1<td>2<td>3<td>4</tr>") ==
        Lines{"Day|Amount|-|Who", "-|gross|net|-", "1|2|3|4"});
  // What covers more than a sheet has is cut, and costs no memory.
  CHECK(rows_of("<tr><td colspan=999999999 rowspan=999999999>a</td></tr><tr><td>b</td></tr>") ==
        Lines{"a"});
  CHECK(rows_of("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d") == Lines{"a|b", "-|c", "-|d"});
}

TEST_CASE("Texts are what a reader of the page sees", "[html]") {
  CHECK(rows_of("<tr><td> a\n  b&nbsp; c <td>x<br>y<td>&amp;&lt;&#20013;&yen;<td><b>bo</b>ld") ==
        Lines{"a b c|x\ny|&<中¥|bold"});
  CHECK(rows_of("<tr><td>a<script>var x = '<td>no';</script><style>td{}</style><!-- no --><td>b") ==
        Lines{"a|b"});
  CHECK(rows_of("<tr><td><select><option>a<option selected>b</select>"
                "<td><input value='c'><input type=hidden value=no><td><p>d</p><p>e</p>") ==
        Lines{"b|c|d\ne"});
  CHECK(rows_of("<caption>Sales in CNY</caption><tr><td>a<td>b") == Lines{"Sales in CNY|-", "a|b"});
}

TEST_CASE("What is hidden is not there, and rows keep their numbers", "[html]") {
  const Imported found = import_page(
      "<table><tr><td>a<td style='color:red; DISPLAY : none'>no<td>b</tr>"
      "<tr style=\"display:none\"><td>no<td>no</tr><tr hidden><td>no</tr><tr><td>c<td>d</table>");

  CHECK(found.joined() == Lines{"a|b", "c|d"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 4});
}

TEST_CASE("The largest table is proposed, another may be told", "[html]") {
  const std::string page =
      "<html><table><tr><td>menu</table><table><tr><td>outer<table><tr><td>a<td>b<tr><td>1<td>2"
      "<tr><td>3<td>4</table></td></tr></table><table><tr><td>foot<td>er</table>";

  const Imported found = import_page(page);
  CHECK(found.joined() == Lines{"a|b", "1|2", "3|4"});
  CHECK(found.detail == "table 3 of 4, rows × columns: 1×1, 1×1, 3×2, 1×2");
  CHECK(import_page(page, {{"table", "4"}}).joined() == Lines{"foot|er"});
  CHECK(import_page(page, {{"table", "2"}}).joined() == Lines{"outer"});
  CHECK(import_page(page, {{"table", "5"}}).error.find("1×1, 1×1, 3×2, 1×2") != std::string::npos);
}

TEST_CASE("A list that was printed in pages is one table", "[html]") {
  const Imported found = import_page(
      "<table><tr><td>title</table><table><tr><td>Day<td>Amount</table>"
      "<table><tr><td>1<td>10<tr><td>2<td>20<tr><td>3<td>30</table><hr>"
      "<table><tr><td>4<td>40</table><table><tr><td>x<td>y<td>z</table>");

  CHECK(found.detail == "tables 2 to 4 of 5, rows × columns: 1×1, 1×2, 3×2, 1×2, 1×3");
  CHECK(found.joined() == Lines{"Day|Amount", "1|10", "2|20", "3|30", "4|40"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 2, 3, 4, 5});
  CHECK(found.estimated_rows == 5);
}

TEST_CASE("A number that the page rounds is taken whole, and nothing else is changed", "[html]") {
  CHECK(rows_of("<tr><td x:num=\"1234.5678\">1,234.57<td x:num>12<td x:num=\"46326\">2026-10-31"
                "<td x:num=\"123\">000123<td x:num=\"0.125\">12.5%<td x:num=\"-7.456\">(7.46)") ==
        Lines{"1234.5678|12|2026-10-31|000123|12.5%|-7.456"});
  std::string out;
  CHECK(whole_number("￥1,234.6", "1234.5678", out));
  CHECK(out == "1234.5678");
  for (const char* shown : {"1,234.56", "1235.6", "1234.5678", "", "abc", "1.2.3", "2026/10/31"}) {
    INFO(shown);
    CHECK_FALSE(whole_number(shown, "1234.5678", out));
  }
}

TEST_CASE("Pages saved with their pictures are read, however their parts are coded", "[html]") {
  const auto mail = [](const std::string& coding, const std::string& body) {
    return "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
           "\ttype=\"text/html\"; boundary=\"--=_Part\"\r\n\r\nA page.\r\n\r\n----=_Part\r\n"
           "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nPHRhYmxlPg==\r\n"
           "----=_Part\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
           "Content-Transfer-Encoding: " +
           coding + "\r\n\r\n" + body + "\r\n----=_Part--\r\n";
  };
  const Lines expected{"日期|b", "1|2"};

  CHECK(
      import_page(
          mail("quoted-printable",
               "<table border=3D1><tr><td>=E6=97=A5=\r\n=E6=9C=9F<td>b<tr><td>1<t=\r\nd>2</table>"))
          .joined() == expected);
  CHECK(import_page(mail("8bit", "<table><tr><td>日期<td>b<tr><td>1<td>2</table>")).joined() ==
        expected);
  CHECK(import_page(
            mail("base64", "PHRhYmxlPjx0cj48dGQ+5pel5pyfPHRkPmI8\r\ndHI+PHRkPjE8dGQ+MjwvdGFibGU+"))
            .joined() == expected);
  CHECK(HtmlImporter::probe(mail("8bit", "<table>"), "sales.xls") > 80);
}

TEST_CASE("A page without a table is named, and what it may be", "[html]") {
  refused("<html><head><title>登录 - ERP</title></head><form><input></form></html>",
          "without a table, \"登录 - ERP\", perhaps a login or error page");
  refused("<html><body>Error 500", "without a table, perhaps a login or error page");
  refused("<html><table><tr><td> &nbsp; </td></tr></table>", "without a table");
  refused("<html><frameset><frame src='sales.files/sheet001.htm'></frameset></html>",
          "the names of its sheets");
}

TEST_CASE("Pages that are made to be endless end", "[html]") {
  refused("<html>" + times("<div>", 100'000), "nests more than 5000");
  refused("<table><tr><td a=\"" + times("x", 20'000'000), "more than 16 MiB");
  const TestJob host;
  const Imported found = import_bytes<HtmlImporter>(
      host, "<table><tr><td>a<td>b<tr><td>1<td>" + times("long ", 400'000) + "<tr><td>2<td>c");
  CHECK(found.joined() == Lines{"a|b", "2|c"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 2);
  CHECK(host.rejects[0].why.find("1 MiB") != std::string::npos);
}

TEST_CASE("A long page is read in batches", "[html]") {
  std::string rows;
  for (int r = 0; r < 40'000; ++r) rows += "<tr><td>" + std::to_string(r) + "<td>x";

  const Imported found = import_page("<table>" + rows + "</table>");

  REQUIRE(found.rows.size() == 40'000);
  CHECK(found.estimated_rows == 40'000);
  CHECK(found.rows.back()[0] == "39999");
  CHECK(found.batches == 3);
}

TEST_CASE("Content decides what is a page", "[html]") {
  for (const char* page : {"<html><body>", "\xEF\xBB\xBF\r\n<!DOCTYPE HTML>", "<TABLE><TR><TD>1",
                           "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
                           "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">"})
    CHECK(HtmlImporter::probe(page, "sales.xls") > 80);
  CHECK(HtmlImporter::probe(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "sales.xls") > 80);
  for (const char* other :
       {"a,b\n1,2\n", "a,\"<b>x</b>\"\n", "", "<?xml version=\"1.0\"?><rows/>", "PK\x03\x04",
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"})
    CHECK(HtmlImporter::probe(other, "sales.xls") == 0);
}
