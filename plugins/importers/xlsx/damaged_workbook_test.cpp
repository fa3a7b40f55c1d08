// Workbooks that are none, that were cut or altered, or made to do harm.
#include <catch2/catch.hpp>

#include <random>

#include "workbooks_for_test.hpp"

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using namespace pareto::xlsx::for_test;
using pareto::xlsx::XlsxImporter;

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
