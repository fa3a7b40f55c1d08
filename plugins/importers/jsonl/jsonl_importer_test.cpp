#include "jsonl_importer.hpp"

#include <catch2/catch.hpp>

#include <pareto/testing/import_run.hpp>

#include "flattener.hpp"
#include "plain_number.hpp"

using namespace pareto::sdk;
using namespace pareto::sdk::testing;
using namespace pareto::jsonl;

namespace {

using Lines = std::vector<std::string>;
using Settings = std::map<std::string, std::string>;

Imported import_json(std::string_view bytes, Settings settings = {}) {
  const TestJob host(std::move(settings));
  return import_bytes<JsonlImporter>(host, bytes);
}

std::string plain(std::string_view raw) {
  std::string out;
  append_plain(out, raw);
  return out;
}

}  // namespace

TEST_CASE("One object per line is a row per line, under the keys", "[jsonl]") {
  const Imported found =
      import_json("{\"name\":\"王小明\",\"amount\":12.50}\n\n{\"amount\":3,\"note\":\"x\"}\n");

  CHECK(found.joined() == Lines{"name|amount|note", "王小明|12.50|-", "-|3|x"});
  CHECK(found.lines == std::vector<std::int64_t>{0, 1, 3});
  CHECK(found.estimated_rows == 2);
  CHECK(found.encoding == "UTF-8");
}

TEST_CASE("Every shape of a list gives the same rows", "[jsonl]") {
  const Lines expected{"a|b", "1|x", "2|y"};
  for (const std::string text :
       {"{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}",
        "{\"a\":1,\"b\":\"x\"},\r\n{\"a\":2,\"b\":\"y\"}\r\n",
        "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]",
        "[\n{\"a\":1,\"b\":\"x\"},\n{\"a\":2,\"b\":\"y\"}\n]\n",
        "[{\"a\":1,\"b\":\"x\"}\n,{\"a\":2,\"b\":\"y\"}]",
        "{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2,\n  \"b\": \"y\"\n}\n",
        "[\n  {\n    \"a\": 1,\n    \"b\": \"x\"\n  },\n  {\n    \"a\": 2,\n    \"b\": \"y\"\n  "
        "}\n]",
        "{\"a\":1,\"b\":\"x\"}{\"a\":2,\"b\":\"y\"}",
        "{\"code\":0,\"data\":{\"total\":2,\"list\":[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]}"
        "}",
        "{\n\"rows\": [\n{\"a\":1,\"b\":\"x\"},\n{\"a\":2,\"b\":\"y\"}\n], \"next\": null}\n",
        "[[\"a\",\"b\"],[1,\"x\"],[2,\"y\"]]", "[\"a\",\"b\"]\n[1,\"x\"]\n[2,\"y\"]\n"}) {
    INFO(text);
    const Imported found = import_json(text);
    CHECK(found.error.empty());
    CHECK(found.joined() == expected);
  }
}

TEST_CASE("A list inside an object is found, said, and can be chosen", "[jsonl]") {
  const std::string text =
      "{\"columns\":[\"a\"],\"data\":{\"list\":[{\"a\":1}],\"other\":[{\"b\":2},{\"b\":3}]}}";

  CHECK(import_json(text).part == "data.list");
  CHECK(import_json(text).joined() == Lines{"a", "1"});
  CHECK(import_json(text, {{"rows", "data.other"}}).joined() == Lines{"b", "2", "3"});
  CHECK(import_json(text, {{"rows", "."}}).joined()[0] == "columns|data.list|data.other");
  const Imported wrong = import_json(text, {{"rows", "data.none"}});
  CHECK(wrong.status == PARETO_E_ARGUMENT);
  CHECK(wrong.error.find("data.none") != std::string::npos);
}

TEST_CASE("Inner objects lengthen the keys, lists are joined or stay JSON", "[jsonl]") {
  const Imported found = import_json(
      R"({"a":{"b":{"c":1},"d":null},"tags":["x",2,true,null],"none":[],"lines":[{"sku":"A\"1","n":[1,2]},{}],"e":{}})"
      "\n",
      {{"rows", "."}});

  CHECK(found.joined() ==
        Lines{"a.b.c|tags|lines", "1|x; 2; true|[{\"sku\":\"A\\\"1\",\"n\":[1,2]},{}]"});
  const TestJob chinese(Settings{}, "zh-Hans");
  CHECK(import_bytes<JsonlImporter>(chinese, "{\"a\":[\"x\",\"y\"]}\n").joined()[1] == "x；y");
  CHECK(import_json("[[1,{\"a\":[1]},[2,3]],[4,null,5]]").joined() ==
        Lines{"1|{\"a\":[1]}|2; 3", "4|-|5"});
}

TEST_CASE("Numbers keep their digits, words are true and false, null is nothing", "[jsonl]") {
  CHECK(import_json("{\"a\":110101199003074518,\"b\":0.1000,\"c\":-1.5E3,\"d\":true,\"e\":false,"
                    "\"f\":null,\"g\":\"\",\"h\":123456789012345678901234567890.125}\n")
            .joined() ==
        Lines{"a|b|c|d|e|g|h",
              "110101199003074518|0.1000|-1500|true|false|-|123456789012345678901234567890.125"});
}

TEST_CASE("Exponents become plain notation, digit by digit", "[jsonl]") {
  CHECK(plain("1e5") == "100000");
  CHECK(plain("1.25E+1") == "12.5");
  CHECK(plain("12.5e-3") == "0.0125");
  CHECK(plain("-1e-2") == "-0.01");
  CHECK(plain("0e10") == "0");
  CHECK(plain("1.50e1") == "15");
  CHECK(plain("0.001e2") == "0.1");
  CHECK(plain("7") == "7");
  CHECK(plain("1e99999999999") == "1e99999999999");
  CHECK(plain("1e400") == "1e400");
}

TEST_CASE("Escapes and characters beyond the base plane are text", "[jsonl]") {
  CHECK(import_json(R"({"a":"\u738b\n\ud83c\udf63\t\/\u0000."})").joined()[1] == "王\n🍣\t/.");
}

TEST_CASE("A line that is no JSON is rejected with its number, the others land", "[jsonl]") {
  TestJob host;

  const Imported found =
      import_bytes<JsonlImporter>(host,
                                  "{\"a\":1}\n{\"a\":2\n{\"a\":\"unclosed}\n{\"a\":4}}\n42\n[1]\n{'"
                                  "a':5}\n{\"a\":6}\n{\"a\":NaN}\n");

  CHECK(found.joined() == Lines{"a", "1", "6"});
  CHECK(found.lines.back() == 8);
  REQUIRE(host.rejects.size() == 7);
  CHECK(host.rejects[0].row == 2);
  CHECK(host.rejects[0].value == "{\"a\":2");
  CHECK(host.rejects[0].why.starts_with("this is no valid JSON, at character 7: "));
  CHECK(host.rejects[3].row == 5);
  CHECK(host.rejects[3].why == "an object was expected, as in the other rows");
  CHECK(host.rejects[6].row == 9);
}

TEST_CASE("In a list over many lines a damaged object alone is rejected", "[jsonl]") {
  TestJob host;

  const Imported found =
      import_bytes<JsonlImporter>(host,
                                  "[\n {\n  \"a\": 1\n },\n {\n  \"a\": \"open\n },\n {\n  \"a\": "
                                  "3,\n },\n {\n  \"a\": 4\n }\n]\n");

  CHECK(found.joined() == Lines{"a", "1", "4"});
  REQUIRE(host.rejects.size() == 2);
  CHECK(host.rejects[0].row == 5);
  CHECK(host.rejects[1].row == 8);
}

TEST_CASE("A bracket that is never closed is said with its line", "[jsonl]") {
  TestJob host;

  const Imported found =
      import_bytes<JsonlImporter>(host, "[{\"a\":1},\n{\"a\":{{\n\"b\":2},\n{\"a\":3}\n]\n");

  CHECK(found.joined() == Lines{"a", "1"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 2);
  CHECK(host.rejects[0].why.find("nothing behind it was read") != std::string::npos);
}

TEST_CASE("Nesting without measure is rejected", "[jsonl]") {
  std::string deep = "{\"a\":1}\n{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  for (int i = 0; i < 100'000; ++i) deep += "]";
  TestJob host;

  const Imported found = import_bytes<JsonlImporter>(host, deep + "}\n{\"a\":2}\n");

  CHECK(found.joined() == Lines{"a", "1", "2"});
  REQUIRE(host.rejects.size() == 1);
  CHECK(host.rejects[0].row == 2);
}

TEST_CASE("A row of 10 MB is rejected and the rest is read, in every shape", "[jsonl]") {
  const std::string huge = "{\"a\":\"" + std::string(10 * 1024 * 1024, 'x') + "\\\"\"}";
  for (const std::string between : {"\n", ","}) {
    TestJob host;
    const Imported found =
        import_bytes<JsonlImporter>(host, "[{\"a\":1}" + between + huge + between + "{\"a\":2}]");

    CHECK(found.joined() == Lines{"a", "1", "2"});
    REQUIRE(host.rejects.size() == 1);
    CHECK(host.rejects[0].why == "the row is longer than 8 MiB");
  }
}

TEST_CASE("Keys that come up late are kept in a column of their own", "[jsonl]") {
  std::string text;
  while (text.size() < 17 * 1024 * 1024)
    text += "{\"a\":1,\"b\":\"" + std::string(90, 'x') + "\"}\n";
  text += "{\"a\":2,\"late\":3,\"later\":\"y\"}\n";
  TestJob host;

  const Imported found = import_bytes<JsonlImporter>(host, text);

  CHECK(found.joined()[0] == "a|b|(other keys)");
  CHECK(found.joined().back() == "2|-|late=3; later=y");
  CHECK(host.figures.at("values_of_other_keys") == 2);
  CHECK(found.estimated_rows > 150'000);
  // A file that was read wholly needs no such column.
  CHECK(
      import_json(text.substr(text.find('\n', text.size() - 300) + 1)).joined()[0].find("other") ==
      std::string::npos);
}

TEST_CASE("More keys than a table has columns go into the last one", "[jsonl]") {
  std::string text = "{";
  for (int i = 0; i < 2500; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";

  const Imported found = import_json(text + "}\n");

  CHECK(found.columns == 2001);
  CHECK(found.rows[1][2000]->starts_with("k2000=1; k2001=1"));
}

TEST_CASE("Of two values with one key the last holds", "[jsonl]") {
  CHECK(import_json("{\"a\":1,\"a\":2}\n").joined() == Lines{"a", "2"});
}

TEST_CASE("Lists longer than those before are rejected only beyond what was looked at", "[jsonl]") {
  CHECK(import_json("[[1],[2,3]]").joined() == Lines{"1|-", "2|3"});
}

TEST_CASE("Text of other encodings comes through the host's text service", "[jsonl]") {
  CHECK(import_json("\xEF\xBB\xBF{\"a\":1}\n").joined() == Lines{"a", "1"});
  CHECK(import_json("{\"a\":1}\n", {{"encoding", "KLINGON"}}).status == PARETO_E_ARGUMENT);
}

TEST_CASE("Files that are no JSON are refused with what to do", "[jsonl]") {
  CHECK(import_json("").error.find("empty") != std::string::npos);
  CHECK(import_json(" \n").error.find("empty") != std::string::npos);
  CHECK(import_json("a,b\n1,2\n").error.find("no JSON") != std::string::npos);
  CHECK(import_json("{\"a\n\n").error.find("no row") != std::string::npos);
  CHECK(import_json("[]").error.find("no row") != std::string::npos);
}

TEST_CASE("Pieces of the file of any size give the same rows", "[jsonl]") {
  const std::string text = "[{\"a\":\"王\\\"小明\",\"b\":[1,2]},\n {\"a\":\"\\\\\"}, {\"b\":[3]} ]";
  const TestJob host;
  for (const std::uint64_t size : {1u, 2u, 3u, 5u}) {
    const MemoryInput input(text, "a.json", size);
    CHECK(import_input(static_cast<const pareto_importer_v1*>(JsonlImporter::table()), host,
                       input.c())
              .joined() == Lines{"a|b", "王\"小明|1; 2", "\\|-", "-|3"});
  }
}

TEST_CASE("Reading JSON stops when the job is cancelled", "[jsonl]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{\"a\":1}\n";
  TestJob host;
  host.cancel_after = 30;

  CHECK(import_bytes<JsonlImporter>(host, text).status == PARETO_E_CANCELLED);
}

TEST_CASE("Content decides whether it is JSON", "[jsonl]") {
  CHECK(JsonlImporter::probe("{\"a\":1}\n", "x.txt") > 80);
  CHECK(JsonlImporter::probe("\xEF\xBB\xBF[\n {\"a\"", "x") > 80);
  CHECK(JsonlImporter::probe(std::string_view("\xFF\xFE{\0\"\0", 6), "x") > 80);
  CHECK(JsonlImporter::probe("[2026-01-01] started\n", "x.log") <= 20);
  CHECK(JsonlImporter::probe("{\\rtf1", "x.rtf") == 0);
  CHECK(JsonlImporter::probe("a,b\n", "x.json") == 0);
}
