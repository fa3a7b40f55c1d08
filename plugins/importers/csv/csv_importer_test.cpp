#include "csv_importer.hpp"

#include <iconv.h>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <pareto/testing/import_run.hpp>

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using pareto::csv::CsvImporter;

namespace {

using Lines = std::vector<std::string>;

std::string file(const std::string& path) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/") + path, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Imported import_text(std::string_view bytes, std::map<std::string, std::string> settings = {}) {
  TestJob host(std::move(settings));
  return import_bytes<CsvImporter>(host, bytes);
}

// The strings of csv-spectrum's JSON, row by row, keys and values in turn: all that its files hold
// are flat objects of strings.
std::vector<std::vector<std::string>> json_rows(const std::string& json) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '{') rows.emplace_back();
    if (json[i] != '"') continue;
    std::string text;
    for (++i; json[i] != '"'; ++i) {
      if (json[i] == '\\') {
        ++i;
        text += json[i] == 'n' ? '\n' : json[i] == 'r' ? '\r' : json[i];
      } else {
        text += json[i];
      }
    }
    rows.back().push_back(text);
  }
  return rows;
}

// GB18030 through the C library, where the real host has its own decoder.
struct Gb18030Text {
  struct Decoder {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    std::string rest, out;
    ~Decoder() { iconv_close(converter); }
  };
  static const pareto_text_v1* service() {
    static const pareto_text_v1 kService{
        sizeof kService,
        nullptr,
        [](const pareto_text_v1*, pareto_str, char name[32], double* confidence) -> pareto_status {
          std::strcpy(name, "GB18030");
          *confidence = 0.9;
          return PARETO_OK;
        },
        [](const pareto_text_v1*, const char*) {
          return reinterpret_cast<pareto_decoder*>(new Decoder);
        },
        [](pareto_decoder* raw, pareto_str bytes, std::int32_t, pareto_str* out,
           std::uint64_t* replaced) -> pareto_status {
          auto& self = *reinterpret_cast<Decoder*>(raw);
          self.rest += to_view(bytes);
          self.out.assign(self.rest.size() * 3, '\0');
          char *from = self.rest.data(), *to = self.out.data();
          std::size_t from_left = self.rest.size(), to_left = self.out.size();
          iconv(self.converter, &from, &from_left, &to, &to_left);
          self.rest.erase(0, self.rest.size() - from_left);
          self.out.resize(self.out.size() - to_left);
          *out = to_c(self.out);
          *replaced = 0;
          return PARETO_OK;
        },
        [](pareto_decoder* raw) { delete reinterpret_cast<Decoder*>(raw); },
        nullptr};
    return &kService;
  }
};

}  // namespace

TEST_CASE("The twelve cases of csv-spectrum are read as their authors expect", "[csv]") {
  for (const std::string name :
       {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
        "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"}) {
    INFO(name);
    const Imported found = import_text(file("csv-spectrum/csvs/" + name + ".csv"));
    const auto expected = json_rows(file("csv-spectrum/json/" + name + ".json"));

    REQUIRE(found.status == PARETO_OK);
    REQUIRE(found.rows.size() == expected.size() + 1);
    for (std::size_t r = 0; r < expected.size(); ++r) {
      REQUIRE(expected[r].size() == 2 * found.columns);
      for (std::size_t c = 0; c < found.columns; ++c) {
        CHECK(found.rows[0][c] == expected[r][2 * c]);
        // Published with another number than its own csv.
        const bool mistake = name == "location_coordinates" && c == 0;
        CHECK(found.rows[r + 1][c].value_or("") ==
              (mistake ? "2095257564" : expected[r][2 * c + 1]));
      }
    }
  }
}

TEST_CASE("Chinese files are read with and without a byte order mark", "[csv]") {
  const Imported plain = import_text(file("csv-zh/no_bom.csv")),
                 marked = import_text(file("csv-zh/office_bom.csv"));

  CHECK(plain.joined().front() == "姓名|年纪");
  CHECK(plain.joined().back() == "姓名9|20");
  CHECK(plain.rows == marked.rows);
  CHECK(import_text(file("csv-zh/demo.csv")).joined()[1] == "字符串0|2020-01-01 01:01:00|1");
  CHECK(import_text(file("csv-zh/test_bean.csv")).joined() ==
        Lines{"姓名|gender|focus|age", "张三|男|无|33", "李四|男|好对象|23",
              "王妹妹|女|特别关注|22"});
  // Lines that begin with # are rows: text tables know no comments.
  const Imported lines = import_text(file("csv-zh/test_lines_crlf.csv"));
  CHECK(lines.joined()[1] == "a|b|c|d|-");
  CHECK(lines.joined()[4] == "q|w|e|r|我是一段\r\n带换行的内容");
  CHECK(lines.lines == std::vector<std::int64_t>{1, 2, 3, 4, 5, 7});
}

TEST_CASE("Text in GB18030 comes through the host's text service", "[csv]") {
  TestJob host;
  host.services[PARETO_SVC_TEXT] = Gb18030Text::service();

  const Imported found =
      import_bytes<CsvImporter>(host, "\xBF\xCD\xBB\xA7,\xBD\xF0\xB6\xEE\n\xBC\xD7,1\n");

  CHECK(found.joined() == Lines{"客户|金额", "甲|1"});
  CHECK(found.encoding == "GB18030");
}

TEST_CASE("What was found when opening is said in the reader's language", "[csv]") {
  TestJob english({}, "en"), chinese({}, "zh-Hans");

  CHECK(import_bytes<CsvImporter>(english, "a;b\n1;2\n").detail == "separator \";\"");
  CHECK(import_bytes<CsvImporter>(chinese, "a;b\n1;2\n").detail == "分号分隔");
  CHECK(import_bytes<CsvImporter>(english, "a;b\n1;2\n").estimated_rows == 2);
}

TEST_CASE("Settings overrule what is recognised", "[csv]") {
  CHECK(import_text("a;b,c\n1;2,3\n", {{"separator", ","}}).joined() == Lines{"a;b|c", "1;2|3"});
  CHECK(import_text("a\tb,c\n", {{"separator", "tab"}}).joined() == Lines{"a|b,c"});
  CHECK(import_text("'a,b',c\n", {{"quote", "'"}}).joined() == Lines{"a,b|c"});
  CHECK(import_text("\"a,b\n", {{"quote", "none"}}).joined() == Lines{"\"a|b"});
  CHECK(import_text("a,b\n", {{"separator", "::"}}).status == PARETO_E_ARGUMENT);
  CHECK(import_text("a,b\n", {{"encoding", "KLINGON"}}).status == PARETO_E_ARGUMENT);
}

TEST_CASE("The line \"sep=\" of Excel is obeyed and not read as a row", "[csv]") {
  const Imported found = import_text("sep=|\r\na,x|b\r\n1|2\r\n");

  CHECK(found.joined() == Lines{"a,x|b", "1|2"});
  CHECK(found.lines == std::vector<std::int64_t>{2, 3});
}

TEST_CASE("Missing, empty and blank cells are null, blank lines are no rows", "[csv]") {
  const Imported found = import_text("a,b,c\n1\n\n,,\n,\"\",3\n");

  CHECK(found.joined() == Lines{"a|b|c", "1|-|-", "-|-|3"});
  CHECK(found.lines == std::vector<std::int64_t>{1, 2, 5});
}

TEST_CASE(
    "A row wider than the beginning of the file is rejected, unless what is too much is blank",
    "[csv]") {
  std::string text = "a,b\n";
  for (int i = 0; i < 1200; ++i) text += "1,2\n";
  text += "3,4,\n5,6,7\n8,9\n";
  TestJob host;

  const Imported found = import_bytes<CsvImporter>(host, text);

  CHECK(found.columns == 2);
  CHECK(found.rows.size() == 1203);
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 1203);
  CHECK(host.rejects[0].value == "5,6,7");
  CHECK(host.rejects[0].why == "more cells than columns: 3 in this row, 2 in the file");
}

TEST_CASE("The widest of the first rows decides how many columns there are", "[csv]") {
  CHECK(import_text("title\na,b,c\n1,2,3\n").joined() == Lines{"title|-|-", "a|b|c", "1|2|3"});
}

TEST_CASE("A quote cut off at the end is a reject that names its line", "[csv]") {
  TestJob host;

  const Imported found = import_bytes<CsvImporter>(host, "a,b\n1,2\n3,\"cut\noff");

  CHECK(found.joined() == Lines{"a|b", "1|2"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 3);
  CHECK(host.rejects[0].why ==
        "the quote that begins in line 3 is not closed up to the end of the file: its last 2 lines "
        "were not read");
}

TEST_CASE("A cell of 10 MB is a reject and the rest is read", "[csv]") {
  const std::string huge(10 * 1024 * 1024, 'x');
  TestJob host;

  const Imported found =
      import_bytes<CsvImporter>(host, "a,b\n1," + huge + "\n2,\"" + huge + "\"\n3,4\n");

  CHECK(found.joined() == Lines{"a|b", "3|4"});
  REQUIRE(host.rejects.size() == 2);
  CHECK(host.rejects[0].row == 2);
  CHECK(host.rejects[0].column == "c2");
  CHECK(host.rejects[1].row == 3);
}

TEST_CASE("Binary, empty and foreign files are refused with what to do", "[csv]") {
  const auto refused = [](std::string_view bytes, std::string_view words) {
    const Imported found = import_text(bytes);
    INFO(found.error);
    CHECK(found.status == PARETO_E_DATA);
    CHECK(found.error.find(words) != std::string::npos);
  };
  refused("", "empty");
  refused("\xEF\xBB\xBF", "empty");
  refused(" \n\n", "empty");
  refused(std::string_view("a,b\n1,\0\n", 8), "binary");
  refused("PK\x03\x04rest", "xlsx");
  refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xls");
  refused("\xFF\xD8\xFF\xE0\x80\x81\x82\x83", "binary");

  TestJob chinese({}, "zh-Hans");
  CHECK(import_bytes<CsvImporter>(chinese, "").error == "文件是空的：没有可导入的内容");
}

TEST_CASE("A zero byte far into the file ends the run", "[csv]") {
  std::string text;
  while (text.size() < 3'000'000) text += "some,plain,row\n";
  text += '\0';

  const Imported found = import_text(text);

  CHECK(found.status == PARETO_E_FAIL);
  CHECK(found.error.find("binary") != std::string::npos);
}

TEST_CASE("Batches keep to their limits of rows and text", "[csv]") {
  std::string narrow, wide;
  for (int i = 0; i < 150'000; ++i) narrow += std::to_string(i) + ",x\n";
  for (int i = 0; i < 30; ++i) wide += std::to_string(i) + "," + std::string(900'000, 'y') + "\n";

  const Imported rows = import_text(narrow), text = import_text(wide);

  CHECK(rows.rows.size() == 150'000);
  CHECK(rows.largest_batch == 16'384);
  CHECK(rows.rows[149'999][0] == "149999");
  CHECK(text.rows.size() == 30);
  CHECK(text.largest_batch <= 9);  // 9 × 900 kB are below 8 MiB, 10 are not
}

TEST_CASE("Damaged bytes are counted as a figure of the run", "[csv]") {
  TestJob host;

  const Imported found =
      import_bytes<CsvImporter>(host, "name,amount\nM\xFCller,1\nMayer,2\nSchulz,3\n");

  CHECK(found.joined()[1] == "M\xEF\xBF\xBDller|1");
  CHECK(host.figures.at("replaced_characters") == 1);
}

TEST_CASE("Reading a text file stops when the job is cancelled", "[csv]") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "1,2\n";
  TestJob host;
  host.cancel_after = 1;

  const Imported found = import_bytes<CsvImporter>(host, text);

  CHECK(found.status == PARETO_E_CANCELLED);
  CHECK(found.rows.size() == 16'384);
}

TEST_CASE("Short reads of the input change nothing", "[csv]") {
  const std::string text = file("csv-zh/demo.csv");
  const TestJob host;
  const MemoryInput input(text, "demo.csv", 3);

  const Imported found =
      import_input(static_cast<const pareto_importer_v1*>(CsvImporter::table()), host, input.c());

  CHECK(found.rows == import_text(text).rows);
}

TEST_CASE("Content decides whether it is a csv, the name only breaks ties", "[csv]") {
  CHECK(CsvImporter::probe("a,b\n1,2\n", "x.dat") > 70);
  CHECK(CsvImporter::probe("a,b\n1,2\n", "X.CSV") > CsvImporter::probe("a,b\n1,2\n", "x.dat"));
  CHECK(CsvImporter::probe("PK\x03\x04", "x.csv") == 0);
  CHECK(CsvImporter::probe(std::string_view("a\0b", 3), "x.csv") == 0);
  CHECK(CsvImporter::probe("<html><body>", "x.html") < 30);
}
