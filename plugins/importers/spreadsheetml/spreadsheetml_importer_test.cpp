#include "spreadsheetml_importer.hpp"

#include <map>

#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using pareto::spreadsheetml::SpreadsheetmlImporter;

namespace {

using Lines = std::vector<std::string>;

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
    "<Styles><Style ss:ID=\"code\"><NumberFormat ss:Format=\"000000\"/></Style></Styles>";

std::string sheet(const std::string& name, const std::string& rows, bool hidden = false) {
  return "<Worksheet ss:Name=\"" + name + "\"><Table>" + rows + "</Table><WorksheetOptions>" +
         (hidden ? "<Visible>SheetHidden</Visible>" : "") + "</WorksheetOptions></Worksheet>";
}
std::string cell(const std::string& type, const std::string& value, const std::string& more = {}) {
  return "<Cell " + more + "><Data ss:Type=\"" + type + "\">" + value + "</Data></Cell>";
}
std::string text(const std::string& value) { return cell("String", value); }

Imported import_xml(std::string_view xml, std::map<std::string, std::string> settings = {}) {
  const TestJob host(std::move(settings));
  return import_bytes<SpreadsheetmlImporter>(host, xml);
}
Imported import_rows(const std::string& rows, std::map<std::string, std::string> settings = {}) {
  return import_xml(kHead + sheet("S", rows) + "</Workbook>", std::move(settings));
}

}  // namespace

TEST_CASE("Each type of cell has its plain text", "[spreadsheetml]") {
  CHECK(import_rows("<Row>" + cell("DateTime", "2026-10-31T00:00:00.000") +
                    cell("DateTime", "2026-10-31T09:30:00.000") +
                    cell("DateTime", "1899-12-31T09:30:00.000") + cell("Number", "1.5E3") +
                    cell("Number", "123", "ss:StyleID=\"code\"") + cell("Boolean", "1") +
                    cell("Error", "#DIV/0!") + text("中 &amp; 文") + "</Row>")
            .joined() ==
        Lines{"2026-10-31|2026-10-31 09:30:00|09:30:00|1500|000123|TRUE|#DIV/0!|中 & 文"});
  // Formats within a text and remarks beside it are no part of it.
  CHECK(import_rows("<Row><Cell><ss:Data ss:Type=\"String\"><B xmlns=\"h\">bo</B>ld</ss:Data>"
                    "<Comment><ss:Data>remark</ss:Data></Comment></Cell></Row>")
            .joined() == Lines{"bold"});
}

TEST_CASE("Cells and rows stand where they say", "[spreadsheetml]") {
  const Imported found =
      import_rows("<Row>" + cell("String", "wide", "ss:MergeAcross=\"2\"") + text("d") + "</Row>" +
                  "<Row ss:Index=\"4\" ss:Span=\"2\">" + cell("Number", "3", "ss:Index=\"3\"") +
                  "</Row>" + "<Row>" + text("a") + "</Row>");

  CHECK(found.joined() == Lines{"wide|-|-|d", "-|-|3|-", "a|-|-|-"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 4, 7});
}

TEST_CASE("The first visible sheet with data is proposed, and a range may be told",
          "[spreadsheetml]") {
  const std::string rows =
      "<Row>" + text("a") + text("b") + "</Row><Row>" + text("c") + text("d") + "</Row>";
  const std::string book = kHead + sheet("empty", "") + sheet("secret", rows, true) +
                           sheet("list", rows) + "</Workbook>";

  CHECK(import_xml(book).part == "list");
  CHECK(import_xml(book).detail == "3 sheets: empty, secret (hidden), list");
  CHECK(import_xml(book).estimated_rows == 2);
  CHECK(import_xml(book, {{"sheet", "secret"}}).part == "secret");
  CHECK(import_xml(book, {{"range", "B2:B9"}}).joined() == Lines{"d"});
  CHECK(import_xml(book, {{"sheet", "1"}}).error == "the sheet empty is empty");
}

TEST_CASE("What is damaged or dangerous is refused with its line", "[spreadsheetml]") {
  const auto refused = [](const std::string& xml, const std::string& words) {
    const Imported found = import_xml(xml);
    INFO(found.error);
    CHECK(found.status == PARETO_E_DATA);
    CHECK(found.error.find(words) != std::string::npos);
  };

  refused(kHead + "<Worksheet ss:Name=\"S\"><Table>\n<Row>" + text("a"), "breaks off in line 4");
  refused("<!DOCTYPE Workbook [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + kHead,
          "document type");
  refused("<?xml version=\"1.0\"?><rows><row/></rows>", "no spreadsheet of Excel");
  std::string deep = kHead;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  refused(deep, "nests more than 200");
}

TEST_CASE("A row that is too long costs itself only", "[spreadsheetml]") {
  const TestJob host;
  const Imported found = import_bytes<SpreadsheetmlImporter>(
      host, kHead +
                sheet("S", "<Row>" + text("a") + "</Row><Row>" + text(std::string(2'000'000, 'x')) +
                               "</Row><Row>" + text("b") + "</Row>") +
                "</Workbook>");

  CHECK(found.joined() == Lines{"a", "b"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 2);
}

TEST_CASE("Content decides what is a spreadsheet", "[spreadsheetml]") {
  CHECK(SpreadsheetmlImporter::probe(kHead, "sales.xls") > 80);
  CHECK(SpreadsheetmlImporter::probe("\r\n" + kHead, "sales.csv") > 80);
  for (const char* other : {"<html><table>", "<?xml version=\"1.0\"?><rows/>", "a,b\n", ""})
    CHECK(SpreadsheetmlImporter::probe(other, "sales.xml") == 0);
}
