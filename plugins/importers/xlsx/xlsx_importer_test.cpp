#include "xlsx_importer.hpp"

#include <catch2/catch.hpp>

#include "workbooks_for_test.hpp"

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using namespace pareto::xlsx::for_test;
using pareto::xlsx::XlsxImporter;

namespace {

using Lines = std::vector<std::string>;

// A CSV as spreadsheets write it, into rows.
std::vector<Lines> csv_rows(const std::string& text) {
  std::vector<Lines> rows(1, Lines(1));
  bool quoted = false;
  for (const char c : text) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.emplace_back(1);
    else if (c != '\r' || quoted)
      rows.back().back() += c;
  }
  if (rows.back() == Lines(1)) rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("A sheet of booleans and dates is read as its CSV says", "[xlsx]") {
  const Imported found = import_book(file("Attendance.xlsx"));
  const auto expected = csv_rows(file("Attendance.csv"));

  REQUIRE(found.status == PARETO_OK);
  CHECK(found.lines.front() == 2);  // the first row of the sheet is blank
  CHECK(found.part.empty());
  REQUIRE(found.rows.size() == expected.size());
  for (std::size_t r = 0; r < expected.size(); ++r) {
    REQUIRE(expected[r].size() == found.columns);
    for (std::size_t c = 0; c < found.columns; ++c) {
      std::string text = found.rows[r][c].value_or("");
      // The CSV has the days as the sheet shows them, "10/1".
      if (c == 0 && text.starts_with("2020-")) {
        text = std::to_string(std::stoi(text.substr(5, 2))) + "/" +
               std::to_string(std::stoi(text.substr(8, 2)));
      }
      CHECK(text == expected[r][c]);
    }
  }
}

TEST_CASE("A text of one character beyond the base plane is kept", "[xlsx]") {
  CHECK("\xEF\xBB\xBF" + import_book(file("sushi.xlsx")).joined().at(0) + "\n" ==
        csv_rows(file("sushi.xlsx.0.csv")).at(0).at(0) + "\n");
}

TEST_CASE("Dates, currencies and percentages come as plain values", "[xlsx]") {
  CHECK(import_book(file("DataTypesFormats.xlsx")).joined() ==
        Lines{"Date|2020-07-23", "Date Time|2020-07-23 09:00:00", "Currency|123",
              "Percentage|0.9876", "Fixed Decimal|456", "Thousands Separator|7890"});
}

TEST_CASE("Merged cells have their value in the first, blank rows are no rows", "[xlsx]") {
  const Imported merged = import_book(file("merge_cells.xlsx")),
                 mixed = import_book(file("text_and_numbers.xlsx"));

  CHECK(merged.joined() ==
        Lines{"A1:B2|-|C1:C2|Separate blocks", "A3:B3|-|C3|-", "… are merged separately|-|-|-"});
  CHECK(merged.lines == std::vector<std::int64_t>{1, 3, 4});
  CHECK(mixed.joined() ==
        Lines{"English|Hello|World|-|-", "Hebrew|שלום|עולם|-|-", "1337|13.37|1337|-|-"});
  CHECK(mixed.lines == std::vector<std::int64_t>{1, 2, 4});
}

TEST_CASE("Every workbook of the test data is read as the CSV beside it says", "[xlsx]") {
  for (const std::string name : {"Attendance", "DataTypesFormats", "easyexcel-dataformat",
                                 "easyexcel-demo", "merge_cells", "sushi", "text_and_numbers"}) {
    INFO(name);
    const Imported found = import_book(file(name + ".xlsx"));
    const auto expected = csv_rows(file("expected/" + name + ".csv"));

    REQUIRE(found.rows.size() == expected.size());
    for (std::size_t r = 0; r < expected.size(); ++r) {
      INFO(r);
      REQUIRE(expected[r].size() == found.columns + 1);
      CHECK(std::to_string(found.lines[r]) == expected[r][0]);
      for (std::size_t c = 0; c < found.columns; ++c)
        CHECK(found.rows[r][c].value_or("") == expected[r][c + 1]);
    }
  }
}

TEST_CASE("Chinese workbooks are read, whatever the format of their dates", "[xlsx]") {
  const Imported demo = import_book(file("easyexcel-demo.xlsx")),
                 formats = import_book(file("easyexcel-dataformat.xlsx"));

  CHECK(demo.joined()[0] == "字符串标题|日期标题|数字标题");
  CHECK(demo.joined()[1] == "字符串0|2020-01-01 01:01:01|1");
  CHECK(demo.rows.size() == 11);
  REQUIRE(formats.rows.size() == 28);
  for (std::size_t r = 1; r < formats.rows.size(); ++r)
    CHECK(formats.rows[r][0] == "2020-01-01 01:01:01");
}

TEST_CASE("The sheet is chosen by name or number, else the first visible one with data", "[xlsx]") {
  const Book book{.sheets = {{"empty", sheet_data("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>")},
                             {"secret\" state=\"hidden", sheet_data("<row><c><v>1</v></c></row>")},
                             {"数据", sheet_data("<row><c><v>2</v></c></row>")},
                             {"4", sheet_data("<row><c><v>3</v></c></row>")},
                             {"5th", sheet_data("<row><c><v>4</v></c></row>")}}};
  const std::string bytes = book.bytes();

  const Imported standard = import_book(bytes);
  CHECK(standard.joined() == Lines{"2"});
  CHECK(standard.part == "数据");
  CHECK(standard.detail == "5 sheets: empty, secret (hidden), 数据, 4, 5th");
  CHECK(import_book(bytes, {{"sheet", "secret"}}).joined() == Lines{"1"});
  CHECK(import_book(bytes, {{"sheet", "3"}}).joined() == Lines{"2"});
  CHECK(import_book(bytes, {{"sheet", "4"}}).joined() ==
        Lines{"3"});  // a name goes before a number
  CHECK(import_book(bytes, {{"sheet", "5"}}).joined() == Lines{"4"});
  CHECK(import_book(bytes, {{"sheet", "1"}}).status == PARETO_E_DATA);
  const Imported wrong = import_book(bytes, {{"sheet", "sales"}});
  CHECK(wrong.status == PARETO_E_ARGUMENT);
  CHECK(wrong.error.find("数据") != std::string::npos);
}

TEST_CASE("Cells of every type become texts", "[xlsx]") {
  const Book book{
      .sheets =
          {{"S",
            sheet_data(
                "<row r=\"3\">"
                "<c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" "
                "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
                "<c r=\"C3\" t=\"str\"><f>A1&amp;\"x\"</f><v>formula_x000D_</v></c><c r=\"D3\" "
                "t=\"b\"><v>1</v></c>"
                "<c r=\"E3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"F3\"><f>SUM(A1:A2)</f></c>"
                "<c r=\"G3\" t=\"d\"><v>2026-10-31T00:00:00</v></c><c "
                "r=\"H3\"><f>1+1</f><v>2</v></c></row>")}},
      .strings =
          "<si><r><t>rich </t></r><r><rPr/><t>text</t></r><rPh sb=\"0\" "
          "eb=\"1\"><t>PHONETIC</t></rPh></si>"};

  const Imported found = import_book(book.bytes());

  CHECK(found.joined() ==
        Lines{"rich text|inline|formula\r|TRUE|#DIV/0!|=SUM(A1:A2)|2026-10-31|2"});
  CHECK(found.lines == std::vector<std::int64_t>{3});
}

TEST_CASE("Cells without references follow one another, those with references stand where they say",
          "[xlsx]") {
  const Imported found =
      import_book(one_sheet("<row><c><v>1</v></c><c><v>2</v></c></row>"
                            "<row r=\"7\"><c r=\"B7\"><v>3</v></c><c><v>4</v></c></row>"
                            "<row><c r=\"C8\"><v>6</v></c><c r=\"A8\"><v>5</v></c></row>"));

  CHECK(found.joined() == Lines{"1|2|-", "-|3|4", "5|-|6"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 7, 8});
}

TEST_CASE("Formats of the workbook and the year its days count from are obeyed", "[xlsx]") {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts><cellStyleXfs><xf "
      "numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>";
  const std::string rows =
      "<row><c s=\"0\"><v>42643</v></c><c s=\"1\"><v>42643</v></c><c s=\"2\"><v>42</v></c><c "
      "s=\"99\"><v>7</v></c></row>";

  const Book from1900{.sheets = {{"S", sheet_data(rows)}}, .styles = styles};
  const Book from1904{.sheets = {{"S", sheet_data(rows)}},
                      .styles = styles,
                      .properties = "<workbookPr date1904=\"1\"/>"};

  CHECK(import_book(from1900.bytes()).joined() == Lines{"42643|2016-09-30|000042|7"});
  CHECK(import_book(from1904.bytes()).joined() == Lines{"42643|2020-10-01|000042|7"});
}

TEST_CASE("A range takes its part of the sheet, and rows keep their numbers", "[xlsx]") {
  const Book book{
      .sheets = {
          {"S", "<dimension ref=\"A1:D5\"/>" +
                    sheet_data("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>title</v></c></row>"
                               "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>"
                               "<c r=\"C2\"><v>3</v></c><c r=\"D2\"><v>4</v></c></row>"
                               "<row r=\"3\"><c r=\"A3\"><v>5</v></c></row>"
                               "<row r=\"4\"><c><v>6</v></c><c><v>7</v></c></row>"
                               "<row r=\"5\"><c r=\"B5\"><v>9</v></c></row>")}}};
  const std::string bytes = book.bytes();

  const Imported found = import_book(bytes, {{"range", "B2:C4"}});
  CHECK(found.joined() == Lines{"2|3", "7|-"});
  CHECK(found.lines == std::vector<std::int64_t>{2, 4});
  CHECK(import_book(bytes, {{"range", "b2"}}).joined() == Lines{"2|3|4", "7|-|-", "9|-|-"});
  CHECK(import_book(bytes, {{"range", "A:B"}}).joined() ==
        Lines{"title|-", "1|2", "5|-", "6|7", "-|9"});
  CHECK(import_book(bytes, {{"range", "5:9"}}).lines == std::vector<std::int64_t>{5});
  CHECK(import_book(bytes, {{"range", "F1:G9"}}).status == PARETO_E_DATA);
  const Imported wrong = import_book(bytes, {{"range", "everything"}});
  CHECK(wrong.status == PARETO_E_ARGUMENT);
  CHECK(wrong.error.find("B3:H200") != std::string::npos);
}

TEST_CASE("Workbooks in the strict form are read, with their dates", "[xlsx]") {
  Parts parts = Book{.sheets = {{"S", ""}}}.parts();
  const std::string relations = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const std::string main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  parts["_rels/.rels"] = "<Relationships><Relationship Id=\"m\" Type=\"" + relations +
                         "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"r1\" Type=\"" + relations +
      "worksheet\" Target=\"worksheets/s1.xml\"/></Relationships>";
  parts["xl/workbook.xml"] = "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                             "\" conformance=\"strict\"><sheets><sheet name=\"S\" sheetId=\"1\" "
                             "r:id=\"r1\"/></sheets></workbook>";
  parts["xl/worksheets/s1.xml"] =
      "<worksheet xmlns=\"" + main +
      "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-10-31</v></c><c r=\"B1\" "
      "t=\"d\"><v>2026-10-31T09:30:00</v></c><c "
      "r=\"C1\"><v>5</v></c></row></sheetData></worksheet>";

  CHECK(import_book(zipped(parts)).joined() == Lines{"2026-10-31|2026-10-31 09:30:00|5"});
}

TEST_CASE("Names with prefixes are read as without", "[xlsx]") {
  Book book{.sheets = {{"S", ""}}};
  Parts parts = book.parts();
  parts["xl/worksheets/s1.xml"] =
      "<x:worksheet xmlns:x=\"http://x\"><x:sheetData><x:row r=\"1\"><x:c "
      "r=\"A1\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";

  CHECK(import_book(zipped(parts)).joined() == Lines{"5"});
}

TEST_CASE("The number of columns is what the sheet claims or has, unless it claims the world",
          "[xlsx]") {
  const std::string rows = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>";

  CHECK(import_book(Book{.sheets = {{"S", "<dimension ref=\"A1:D9\"/>" + rows}}}.bytes()).columns ==
        4);
  CHECK(import_book(Book{.sheets = {{"S", "<dimension ref=\"A1\"/>" + rows}}}.bytes()).columns ==
        2);
  CHECK(import_book(Book{.sheets = {{"S", "<dimension ref=\"A1:XFD1048576\"/>" + rows}}}.bytes())
            .columns == 2);
}

TEST_CASE("Rows that cannot be read are rejects with their number, the others are read", "[xlsx]") {
  std::string rows;
  for (int i = 0; i < 1100; ++i) rows += "<row><c><v>1</v></c></row>";
  rows += "<row><c/><c><v>2</v></c></row>";      // 1101: too wide
  rows += "<row><c t=\"s\"><v>9</v></c></row>";  // 1102: no such string
  rows +=
      "<row><c t=\"str\"><v>" + std::string(2'000'000, 'x') + "</v></c></row>";  // 1103: too long
  rows += "<row><c><v>3</v></c></row>";
  TestJob host;

  const Imported found = import_bytes<XlsxImporter>(host, one_sheet(rows));

  CHECK(found.rows.size() == 1101);
  CHECK(found.lines.back() == 1104);
  REQUIRE(host.rejects.size() == 3);
  CHECK(host.rejects[0].row == 1101);
  CHECK(host.rejects[0].column == "c2");
  CHECK(host.rejects[0].why == "more cells than columns: 2 in this row, 1 in the sheet");
  CHECK(host.rejects[1].why == "there is no shared string 9");
  CHECK(host.rejects[2].why == "the cell is longer than 1 MiB");
}

TEST_CASE("Long sheets come in batches of at most 16 384 rows", "[xlsx]") {
  std::string rows;
  for (int i = 1; i <= 70'000; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c><v>" + std::to_string(i) + "</v></c></row>";

  const Imported found = import_book(one_sheet(rows));

  CHECK(found.batches == 5);
  CHECK(found.largest_batch == 16'384);
  CHECK(found.rows[69'999][0] == "70000");
  CHECK(found.lines[69'999] == 70'000);
}

TEST_CASE("Reading a sheet stops when the job is cancelled", "[xlsx]") {
  std::string rows;
  for (int i = 0; i < 70'000; ++i) rows += "<row><c><v>1</v></c></row>";
  TestJob host;
  host.cancel_after = 1;

  const Imported found = import_bytes<XlsxImporter>(host, one_sheet(rows));

  CHECK(found.status == PARETO_E_CANCELLED);
  CHECK(found.rows.size() == 16'384);
}

TEST_CASE("Content decides whether it is a workbook, the name only breaks ties", "[xlsx]") {
  const std::string book = file("sushi.xlsx");

  CHECK(XlsxImporter::probe(book, "x.dat") > 80);
  CHECK(XlsxImporter::probe(book, "x.xlsx") > XlsxImporter::probe(book, "x.dat"));
  CHECK(XlsxImporter::probe("a,b\n", "x.xlsx") == 0);
}
