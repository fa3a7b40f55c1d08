#include "xlsx_importer.hpp"

#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include <zip.h>
#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using pareto::xlsx::XlsxImporter;

namespace {

using Lines = std::vector<std::string>;
using Parts = std::map<std::string, std::string>;

std::string file(const std::string& name) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/xlsx/") + name, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(target) == 0);
  std::string out;
  char piece[4096];
  for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

// A workbook of sheets given as <sheetData>; strings and cell formats as their XML.
struct Book {
  std::vector<std::pair<std::string, std::string>>
      sheets;  // name (with further attributes) and content
  std::string strings, styles, properties;

  [[nodiscard]] Parts parts() const {
    std::string list, relations;
    Parts out;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"r" + n + "\"/>";
      relations += "<Relationship Id=\"r" + n +
                   "\" Type=\"http://x/relationships/worksheet\" Target=\"worksheets/s" + n +
                   ".xml\"/>";
      out["xl/worksheets/s" + n + ".xml"] = "<worksheet>" + sheets[i].second + "</worksheet>";
    }
    relations +=
        "<Relationship Id=\"a\" Type=\"http://x/relationships/styles\" Target=\"styles.xml\"/>";
    relations +=
        "<Relationship Id=\"b\" Type=\"http://x/relationships/sharedStrings\" "
        "Target=\"/xl/sharedStrings.xml\"/>";
    out["[Content_Types].xml"] = "<Types/>";
    out["_rels/.rels"] =
        "<Relationships><Relationship Id=\"m\" Type=\"http://x/relationships/officeDocument\" "
        "Target=\"xl/workbook.xml\"/></Relationships>";
    out["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    out["xl/workbook.xml"] =
        "<workbook xmlns:r=\"http://x\">" + properties + "<sheets>" + list + "</sheets></workbook>";
    if (!strings.empty()) out["xl/sharedStrings.xml"] = "<sst>" + strings + "</sst>";
    if (!styles.empty()) out["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>";
    return out;
  }
  [[nodiscard]] std::string bytes() const { return zipped(parts()); }
};

std::string sheet_data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }
std::string one_sheet(const std::string& rows) {
  return Book{.sheets = {{"S", sheet_data(rows)}}}.bytes();
}

Imported import_book(std::string_view bytes, std::map<std::string, std::string> settings = {}) {
  const TestJob host(std::move(settings));
  return import_bytes<XlsxImporter>(host, bytes);
}

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

TEST_CASE("Files that are no workbook are refused with what to do", "[xlsx]") {
  const auto refused = [](const std::string& bytes, std::string_view words) {
    const Imported found = import_book(bytes);
    INFO(found.error);
    CHECK(found.status == PARETO_E_DATA);
    CHECK(found.error.find(words) != std::string::npos);
  };
  std::string old(4096, '\0'), secret;
  old.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  old[30] = 9;  // sectors of 512 bytes
  old[48] = 1;  // the directory is in sector 1
  secret = old;
  for (std::size_t i = 0; const char c : std::string_view("EncryptedPackage"))
    secret[1024 + 128 + 2 * i++] = c;

  refused("", "empty");
  refused("name,amount\n1,2\n", "import it as csv");
  refused("\xEF\xBB\xBF<html><table>", "web page");
  refused(old, "old Excel file");
  refused(secret, "password");
  refused(std::string(600, '\1') + '\0', "no Excel workbook");
  refused(zipped({{"orders.csv", "a,b"}}), "zip file");
  refused(zipped({{"mimetype", "x"}, {"content.xml", "<x/>"}}), "OpenDocument");
  refused(zipped({{"word/document.xml", "<x/>"}}), "Word");
  refused(zipped({{"xl/workbook.bin", "x"}}), "xlsb");
  refused(Book{}.bytes(), "no sheet");
  refused(one_sheet(""), "no data");

  const TestJob chinese({}, "zh-Hans");
  CHECK(import_bytes<XlsxImporter>(chinese, secret).error ==
        "工作簿有密码保护：请在 Excel 中取消密码（文件－信息）后重新保存");
}

TEST_CASE("A document type and a sheet that unfolds without measure are refused", "[xlsx]") {
  Parts parts = Book{.sheets = {{"S", ""}}}.parts();
  parts["xl/worksheets/s1.xml"] = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet/>";
  CHECK(import_book(zipped(parts)).error.find("document type") != std::string::npos);

  parts["xl/worksheets/s1.xml"] =
      "<worksheet>" + std::string(80 * 1024 * 1024, ' ') + "</worksheet>";
  CHECK(import_book(zipped(parts)).error.find("times its size") != std::string::npos);

  parts["xl/worksheets/s1.xml"] = "<worksheet a=\"" + std::string(10 * 1024 * 1024, 'x') + "\"/>";
  CHECK(import_book(zipped(parts)).error.find("8 MiB") != std::string::npos);
}

TEST_CASE("Bombs of XML and of parts are refused, and said to be what they are", "[xlsx]") {
  const auto refused = [](const Parts& parts, std::string_view words) {
    const Imported found = import_book(zipped(parts));
    INFO(found.error);
    CHECK(found.status == PARETO_E_DATA);
    CHECK(found.error.find(words) != std::string::npos);
  };
  const Parts sound = Book{.sheets = {{"S", sheet_data("<row><c><v>1</v></c></row>")}}}.parts();

  Parts laughs = sound;
  laughs["xl/workbook.xml"] =
      "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]><workbook>&c;</workbook>";
  refused(laughs, "document type");

  Parts deep = sound;
  std::string tags;
  for (int i = 0; i < 1'000'000; ++i) tags += "<a>";
  deep["xl/worksheets/s1.xml"] = "<worksheet>" + tags;
  refused(deep, "nests 201 tags");

  Parts head = sound;
  head["xl/_rels/workbook.xml.rels"].append(65 * 1024 * 1024, ' ');
  for (std::size_t i = 0; i < head["xl/_rels/workbook.xml.rels"].size(); i += 7)
    head["xl/_rels/workbook.xml.rels"][i] = static_cast<char>("\t\n "[(i * i / 49) % 3]);
  refused(head, "xl/_rels/workbook.xml.rels");

  Parts many = sound;
  for (int i = 0; i < 100'001; ++i) many["x" + std::to_string(i)] = "";
  refused(many, "more than 100000 parts");
}

TEST_CASE("A workbook cut off anywhere is refused as damaged", "[xlsx]") {
  const std::string whole = file("easyexcel-demo.xlsx");
  for (std::size_t size = 4; size < whole.size(); size += 97) {
    const Imported found = import_book(whole.substr(0, size));
    INFO(size);
    REQUIRE(found.status == PARETO_E_DATA);
    REQUIRE_FALSE(found.error.empty());
  }
}

TEST_CASE("A damaged sheet ends the run with the place of the damage", "[xlsx]") {
  Parts parts = Book{.sheets = {{"S", ""}}}.parts();
  parts["xl/worksheets/s1.xml"] =
      "<worksheet><sheetData><row><c><v>1</v></c>\n</raw></sheetData></worksheet>";

  const Imported found = import_book(zipped(parts));

  CHECK(found.status == PARETO_E_DATA);
  CHECK(found.error ==
        "the workbook is damaged (xl/worksheets/s1.xml:2: mismatched tag): open it in Excel and "
        "save it anew");
}

TEST_CASE("Random damage gives rows or words, never a crash", "[xlsx]") {
  std::mt19937 random(5);
  for (const char* name : {"Attendance.xlsx", "DataTypesFormats.xlsx", "easyexcel-demo.xlsx"}) {
    const std::string whole = file(name);
    for (int round = 0; round < 60; ++round) {
      std::string damaged = whole;
      for (int n = 0; n < 1 + round % 20; ++n)
        damaged[random() % damaged.size()] = static_cast<char>(random());
      const Imported found = import_book(damaged);
      REQUIRE((found.status == PARETO_OK || !found.error.empty()));
    }
  }
}

TEST_CASE("Content decides whether it is a workbook, the name only breaks ties", "[xlsx]") {
  const std::string book = file("sushi.xlsx");

  CHECK(XlsxImporter::probe(book, "x.dat") > 80);
  CHECK(XlsxImporter::probe(book, "x.xlsx") > XlsxImporter::probe(book, "x.dat"));
  CHECK(XlsxImporter::probe("a,b\n", "x.xlsx") == 0);
}
