#include "xls_importer.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using pareto::xls::XlsImporter;

namespace {

using Lines = std::vector<std::string>;

std::string file(const std::string& name) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/") + name, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// ---- a workbook of Excel 97, record by record; without a compound file around it --------------
template <class... Numbers>
std::string bytes(Numbers... numbers) {
  std::string out;
  ((out.append(reinterpret_cast<const char*>(&numbers), sizeof numbers)), ...);
  return out;
}
std::uint16_t w(int value) { return static_cast<std::uint16_t>(value); }
std::string record(int type, const std::string& data = {}) {
  return bytes(w(type), w(static_cast<int>(data.size()))) + data;
}
std::string place(int row, int column, int style = 0) { return bytes(w(row), w(column), w(style)); }
std::string number(int row, int column, double value, int style = 0) {
  return record(0x0203, place(row, column, style) + bytes(value));
}
std::string label(int row, int column, const std::string& text) {
  return record(0x0204, place(row, column) + bytes(w(static_cast<int>(text.size()))) + '\0' + text);
}
std::string shared(int row, int column, std::uint32_t which) {
  return record(0x00FD, place(row, column) + bytes(which));
}
std::string formula(int row, int column, const std::string& result, int flags = 0) {
  return record(0x0006, place(row, column) + result + bytes(w(flags), std::uint32_t{0}, w(0)));
}

// One sheet "S" of these cells; `globals` stand before it.
std::string book(const std::string& cells, const std::string& globals = {}) {
  const std::string begin =
      record(0x0809, bytes(w(0x0600), w(5), std::uint64_t{0}, std::uint32_t{0})) + globals;
  const auto offset = static_cast<std::uint32_t>(begin.size() + 4 + 9 + 4);
  return begin +
         record(0x0085,
                bytes(offset, std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{1}, std::uint8_t{0}) +
                    "S") +
         record(0x000A) +
         record(0x0809, bytes(w(0x0600), w(0x10), std::uint64_t{0}, std::uint32_t{0})) + cells +
         record(0x000A);
}

Imported import_book(std::string_view content, std::map<std::string, std::string> settings = {}) {
  const TestJob host(std::move(settings));
  return import_bytes<XlsImporter>(host, content);
}

void refused(const std::string& content, const std::string& words) {
  const Imported found = import_book(content);
  INFO(found.error);
  CHECK(found.status == PARETO_E_DATA);
  CHECK(found.error.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("An old workbook reads as the list that it was made from", "[xls]") {
  const Imported found = import_book(file("xls/sales.xls"));
  std::istringstream list(file("xls/sales.csv"));

  REQUIRE(found.status == PARETO_OK);
  CHECK(found.part == "销售明细");
  CHECK(found.detail == "3 sheets: 说明, 销售明细, 参数 (hidden)");
  CHECK(found.estimated_rows == 43);
  const Lines rows = found.joined();
  REQUIRE(rows.size() == 43);
  CHECK(rows.front() == "销售明细表|-|-|-|-|-|-|-");
  std::string line;
  for (std::size_t r = 1; std::getline(list, line); ++r) {
    std::replace(line.begin(), line.end(), ',', '|');
    if (line.ends_with(".0")) line.resize(line.size() - 2);  // as Python writes what is whole
    CHECK(rows[r] == line);
  }
  // The sum that the formula had when the file was saved: awk says the same of sales.csv.
  CHECK(rows.back() == "合计|-|-|-|-|-|-|95699.75");
}

TEST_CASE("Every version of the format gives the same rows", "[xls]") {
  const Imported found = import_book(file("xls/Attendance.xls"));

  REQUIRE(found.status == PARETO_OK);
  CHECK(found.rows.size() == 25);
  CHECK(found.joined()[1] == "2020-10-01|FALSE|TRUE|TRUE|TRUE|TRUE|TRUE|FALSE|TRUE");
  CHECK(import_book(file("xls/Attendance-95.xls")).joined() == found.joined());
  CHECK(import_book(file("xls/Attendance-both.xls")).joined() == found.joined());
}

TEST_CASE("Each kind of cell has its plain text", "[xls]") {
  CHECK(import_book(file("xls/kinds.xls")).joined() ==
        Lines{"text|中文 😀", "whole|42", "cents|1234.56", "negative|-7.25", "tiny|0.00000015",
              "large|100000000000000000", "sum|0.30000000000000004", "true|TRUE", "false|FALSE",
              "day|2026-10-31", "moment|2026-10-31 09:30:05", "time|09:30:00", "hours|30:00:00",
              "code|000123", "percent|0.125", "money|1234.5", "chinese day|2026-10-31",
              "lines|a\nb", "spaces|  x "});
  CHECK(import_book(file("xls/1904.xls")).joined() == Lines{"2020-10-01"});
  CHECK(import_book(file("xls/DataTypesFormats.xls")).joined() ==
        Lines{"Date|2020-07-23", "Date Time|2020-07-23 09:00:00", "Currency|123",
              "Percentage|0.9876", "Fixed Decimal|456", "Thousands Separator|7890"});
  // Merged cells have their value in the first.
  CHECK(import_book(file("xls/merge_cells.xls")).joined() ==
        Lines{"A1:B2|-|C1:C2|Separate blocks", "A3:B3|-|C3|-", "… are merged separately|-|-|-"});
}

TEST_CASE("Texts that go on over the borders of records are whole", "[xls]") {
  const auto times = [](std::string_view text, int count) {
    std::string out;
    while (count-- > 0) out += text;
    return out;
  };

  const Imported found = import_book(file("xls/long_texts.xls"));

  REQUIRE(found.rows.size() == 300);
  for (int r = 0; r < 300; ++r) {
    const std::string n = std::to_string(r);
    const auto& row = found.rows[static_cast<std::size_t>(r)];
    REQUIRE(row[0] == "row " + n + " " + times("字𠮷", r * 3 % 101) + times(".", r * 7 % 1009));
    REQUIRE(row[1] == "plain " + n + " " + times("x", r * 29 % 211));
    REQUIRE(row[2] == "rich " + n + " " + times("粗", r % 50 + 1) + "end");
  }
}

TEST_CASE("Results of formulas, errors and packed numbers are read", "[xls]") {
  const std::string text_result =
      bytes(std::uint8_t{0}, std::uint8_t{0}, std::uint32_t{0}, w(0xFFFF));
  const std::string true_result = bytes(w(1), w(1), w(0), w(0xFFFF));
  const std::string error_result = bytes(w(2), w(7), w(0), w(0xFFFF));
  const std::string none = bytes(w(3), w(0), w(0), w(0xFFFF));

  const Imported found = import_book(book(
      formula(0, 0, bytes(12.5)) + formula(0, 1, text_result) +
      record(0x0207, bytes(w(2), std::uint8_t{1}, w(0x4E2D), w(0x6587))) +
      formula(0, 2, true_result) + formula(0, 3, error_result) + formula(0, 4, none) +
      formula(0, 5, bytes(0.0)) + formula(0, 6, bytes(0.0), 1) +
      record(0x0205, place(1, 0) + bytes(std::uint8_t{0x2A}, std::uint8_t{1})) +
      // A whole number, one of cents, and the upper half of a double.
      record(0x00BD, bytes(w(1), w(1), w(0), std::uint32_t{42 << 2 | 2}, w(0),
                           std::uint32_t{12345 << 2 | 3}, w(0), std::uint32_t{0x3FF80000}, w(3))) +
      record(0x027E, place(1, 4) + bytes(static_cast<std::uint32_t>(-7 * 4) | 2))));

  CHECK(found.joined() == Lines{"12.5|中文|TRUE|#DIV/0!|-|0|=?", "#N/A|42|123.45|1.5|-7|-|-"});
}

TEST_CASE("Cells in any order become rows in order, each place once", "[xls]") {
  const Imported found =
      import_book(book(label(2, 0, "c") + label(0, 0, "a") + number(2, 1, 3) + number(0, 1, 1) +
                       label(0, 0, "again") + label(9, 1, "z")));

  CHECK(found.joined() == Lines{"a|1", "c|3", "-|z"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 3, 10});
}

TEST_CASE("A range leaves out what lies outside, a sheet is chosen by name or number", "[xls]") {
  const std::string sales = file("xls/sales.xls");

  const Imported part = import_book(sales, {{"range", "C3:D4"}});
  CHECK(part.joined() == Lines{"霁岚营养科技有限公司|000101", "雾栎饲料有限公司|000102"});
  CHECK(part.lines == std::vector<std::int64_t>{3, 4});
  CHECK(import_book(sales, {{"sheet", "参数"}}).joined() == Lines{"内部使用"});
  CHECK(import_book(sales, {{"sheet", "3"}}).joined() == Lines{"内部使用"});
  CHECK(import_book(sales, {{"sheet", "1"}}).error == "the sheet 说明 is empty");
  CHECK(import_book(sales, {{"sheet", "x"}}).error ==
        "the workbook has no sheet \"x\"; it has 说明, 销售明细, 参数 (hidden)");
}

TEST_CASE("A full sheet of 65 536 rows is read to its last", "[xls]") {
  std::string cells;
  for (int r = 0; r < 65'536; ++r) cells += number(r, 0, r) + number(r, 255, -r);

  const Imported found = import_book(book(cells));

  REQUIRE(found.rows.size() == 65'536);
  CHECK(found.columns == 256);
  CHECK(found.lines.back() == 65'536);
  CHECK(found.rows.back()[0] == "65535");
  CHECK(found.rows.back()[255] == "-65535");
  CHECK(found.largest_batch <= 16'384);
}

TEST_CASE("A cell without its text costs its row only", "[xls]") {
  const std::string texts =
      record(0x00FC, bytes(std::uint32_t{1}, std::uint32_t{1}, w(2), std::uint8_t{0}) + "ok");
  const std::string content = book(shared(0, 0, 0) + shared(1, 0, 7) + shared(2, 0, 0), texts);
  const TestJob host;

  const Imported found = import_bytes<XlsImporter>(host, content);

  CHECK(found.joined() == Lines{"ok", "ok"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 2);
  CHECK(host.rejects[0].column == "c1");
  CHECK(host.rejects[0].why == "there is no shared string 7");
}

TEST_CASE("What cannot be read is named, with what to do", "[xls]") {
  refused(file("xls/encrypted.xlsx"), "protected by a password");
  refused(book("", record(0x002F, bytes(w(1)))), "protected by a password");
  refused(file("xls/letter.doc"), "a Word document");
  refused(file("xls/sales.xls").substr(0, 9000), "cut off or damaged");
  refused("PK\x03\x04 something", "no old Excel workbook");
  refused(file("xls/sales-95.xls"), "two encodings at once");
  const std::string whole = book(number(0, 0, 1) + number(1, 0, 2));
  refused(whole.substr(0, whole.size() - 7), "its sheet ends in row 1");
  CHECK(import_book(book("")).error.find("no data in its visible sheets") != std::string::npos);
}

TEST_CASE("Content decides: other files are not taken for workbooks", "[xls]") {
  CHECK(XlsImporter::probe(file("xls/sales.xls").substr(0, 4096), "sales.csv") > 80);
  CHECK(XlsImporter::probe(file("xls/sales-2.xls").substr(0, 4096), "sales.xls") > 80);
  for (const char* other : {"<html><table>", "a\tb\n1\t2\n", "PK\x03\x04", "", "\x09",
                            "\x09\x09\x09\x09\x09\x09\x09\x09\x09\x09\x09\x09\x09"})
    CHECK(XlsImporter::probe(other, "sales.xls") == 0);
}
