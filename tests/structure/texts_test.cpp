#include "texts.hpp"

#include <catch2/catch.hpp>

#include "cpp_tokens.hpp"

namespace pareto::structure {
namespace {

std::size_t found(const std::string& file, const std::string& source) {
  const auto findings = check_texts_of(file, source);
  UNSCOPED_INFO(source << "\n" << lines_of(findings));
  return findings.size();
}

TEST_CASE("Every word for a user has both languages", "[structure]") {
  const auto findings = check_texts(PARETO_SOURCE_ROOT);

  INFO(lines_of(findings));
  CHECK(findings.empty());
}

TEST_CASE("A planted file with words around Text is found, with its line", "[structure]") {
  const PlantedTree tree(
      {{"core/cli/list.cpp", "// list\nvoid list() {\n  out << \"nothing to show\";\n}\n"},
       {"core/host/open.cpp", "Text kFine{\"opened\", \"已打开\"};\n"}});

  CHECK(lines_of(check_texts(tree.root())) ==
        "core/cli/list.cpp:3: English without its Chinese: \"nothing to show\"\n");
}

TEST_CASE("Chinese stands in the second half of a pair", "[structure]") {
  CHECK(found("core/host/a.cpp", R"(auto t = Text{"done", "完成"};)") == 0);
  CHECK(found("core/host/a.cpp", R"(constexpr Text kDone("all done", "全部完成");)") == 0);
  CHECK(found("core/host/a.cpp",
              "throw Error(ErrorCode::Io, {{\"cannot open {} \"\n  \"for reading\", \"打不开 "
              "{}\"}, {name}});") == 0);

  CHECK(found("core/host/a.cpp", R"(std::string t = "完成";)") == 1);
  CHECK(found("core/host/a.cpp", R"(print("total sum", "合计");)") == 2);
  CHECK(found("core/host/a.cpp", R"(auto t = pick("完成", "done");)") == 1);
  CHECK(found("core/cli/a.hpp", R"(inline auto t = u8"，";)") == 1);
}

TEST_CASE("Chinese words are data where files are read, sentences are not", "[structure]") {
  CHECK(found("core/model/entities/sale.cpp", R"(aliases({"日期", "单据日期", "金额"}))") == 0);
  CHECK(found("core/base/text/fold.cpp", R"(if (ends(name, "有限公司")) return;)") == 0);
  CHECK(found("core/imports/money.cpp", R"(if (unit == "万") value *= 10000;)") == 0);

  CHECK(found("core/reports/a.cpp", R"(auto unit = "万";)") == 1);
  CHECK(found("core/model/a.cpp", R"(return "这个字段不能为空，请填写";)") == 1);
  CHECK(found("core/base/a.cpp", R"(return "导入了 {} 行";)") == 1);
}

TEST_CASE("What is compared with, and a mark in both languages, is nobody's untranslated word",
          "[structure]") {
  CHECK(found("core/cli/a.cpp", R"(if (answer == "是" || "否" != answer) go();)") == 0);
  CHECK(found("core/cli/a.cpp", R"(line += chinese ? "。" : ".";)") == 0);
  CHECK(found("core/host/a.cpp", R"(constexpr auto kMarks = U"甲乙丙丁";)") == 0);

  CHECK(found("core/cli/a.cpp", R"(answer = "是";)") == 1);
  CHECK(found("core/cli/a.cpp", R"(line += "。";)") == 1);
  CHECK(found("core/cli/a.cpp", R"(line += chinese ? "没有" : "none";)") == 1);
}

TEST_CASE("In the command line two English words are never alone", "[structure]") {
  CHECK(found("core/cli/a.cpp", R"(out << "no such customer";)") == 1);
  CHECK(found("core/cli/a.cpp", R"(option("as", "which entity the file holds");)") == 1);
  CHECK(found("core/cli/a.cpp", "say(R\"(\n  usage: pareto VERB\n)\");") == 1);
  CHECK(found("core/cli/a.cpp", R"(std::string why = "Not found.\n";)") == 1);

  CHECK(found("core/cli/a.cpp", R"(out << "--as" << "customer" << ": " << " -> ";)") == 0);
  CHECK(found("core/cli/a.cpp", R"(say(Text{"no such customer", "没有这个客户"});)") == 0);
  CHECK(found("core/cli/a.cpp",
              R"(log.info("started with {} arguments", n); assert(ok && "parsed before"); )") == 0);
  CHECK(found("core/cli/a.cpp", R"(run("SELECT code FROM customer ORDER BY code");)") == 0);
  CHECK(found("core/cli/a.cpp", R"(next("pareto import undo " + number);)") == 0);
  CHECK(found("core/cli/a.cpp", R"(out << "pareto stopped early";)") == 1);
  CHECK(found("core/cli/a.cpp", R"(out << "pareto import did nothing at all";)") == 1);
}

TEST_CASE("Elsewhere in core, words neither reach the terminal nor leave in foreign exceptions",
          "[structure]") {
  CHECK(found("core/host/a.cpp", R"(std::cerr << path << ": cannot be opened" << 1;)") == 1);
  CHECK(found("core/host/a.cpp", R"(std::fprintf(stderr, "out of memory");)") == 1);
  CHECK(found("core/host/a.cpp", R"(throw std::runtime_error("cannot be opened");)") == 1);
  CHECK(found("core/host/a.cpp", R"(return Message::verbatim("cannot be opened");)") == 1);

  CHECK(found("core/host/a.cpp", R"(return Message::verbatim(from_plugin);)") == 0);
  CHECK(found("core/host/a.cpp", R"(auto sql = "select id from customer"; std::cout << sql;)") ==
        0);
}

TEST_CASE("Plugins give both halves of what they say", "[structure]") {
  const std::string file = "plugins/reports/key_accounts/page.cpp";
  CHECK(
      found(
          file,
          R"(job.say("largest account", "最大客户"); Label{"Net sales", "净销售额", "淨銷售額"};)") ==
      0);
  CHECK(
      found(
          file,
          R"(auto unit = chinese ? "万" : "million";  auto b = chinese ? "没有" : "not at all";)") ==
      0);
  CHECK(found(file,
              R"(money("annual", {"Annual use", "年用量"}).also_zh({"每年用量", "年需求"});)") ==
        0);
  CHECK(found(file, R"(return chinese ? "共有 " + n + " 行" : n + " lines in all";)") == 0);
  CHECK(found("plugins/importers/csv/a.cpp", R"(if (cell == "合计") skip();)") == 0);

  CHECK(
      found(
          file,
          R"x(out += "\" w:type=\"auto\"/><w:tab w:val=\"left and right\"/><b class=\"big and bold\" id=\"";)x") ==
      0);
  CHECK(found(file, R"x(auto f = font_name("Some Old Font");)x") == 0);

  CHECK(found(file, R"x(out += "<b class=\"x\">Largest accounts</b>";)x") == 1);
  CHECK(found(file, R"x(out += "smaller < than > that";)x") == 1);
  CHECK(found(file, R"(document.heading("Largest accounts");)") == 1);
  CHECK(found(file, R"(document.heading("最大客户");)") == 1);
  CHECK(found(file, R"(return n + " lines in all"; return chinese ? "行" : "";)") == 2);
  CHECK(found(file, R"(Label{"Net sales"}; job.say("largest account", "");)") == 2);
  CHECK(found("plugins/importers/csv/a.cpp", R"(fail("这个文件是空的。");)") == 1);
}

TEST_CASE("What is not speech is not read as such", "[structure]") {
  CHECK(found("core/cli/a.cpp",
              "// say \"two words\" 中文\n/* \"more words here\" */\n#error \"not this one\"\n") ==
        0);
  CHECK(found("core/cli/a.cpp", R"(char c = '"'; int n = 1'000; out << " 中";)") == 1);
}

TEST_CASE("Adjacent literals are one, and raw ones end where they say", "[structure]") {
  const auto tokens = tokens_of("f(\"a \"\n  \"b\"sv, R\"x(c\")\" d)x\");");

  REQUIRE(tokens.size() == 7);
  CHECK(tokens[2].text == "a b");
  CHECK(tokens[4].text == "c\")\" d");
}

}  // namespace
}  // namespace pareto::structure
