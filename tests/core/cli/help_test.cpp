#include "core/cli/words/help.hpp"

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/display_width.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;

// The verbs of the reference, with its words.
const std::vector<Verb>& reference_verbs() {
  using enum Group;
  static const std::vector<Verb> verbs = {
      {"try", FileToReport, {"a file becomes a report in one step", "一个文件，一步到报告"}},
      {"import", FileToReport, {"import files; list, undo", "导入文件；列出、撤销"}},
      {"tier", FileToReport, {"tier customers; look, explain", "给客户分等级；查看、解释"}},
      {"report", FileToReport, {"make reports", "生成报告"}},
      {"list", LookAndChange, {"list records", "列出记录"}},
      {"show", LookAndChange, {"look at one", "看一条"}},
      {"add", LookAndChange, {"add", "新增"}},
      {"set", LookAndChange, {"change", "修改"}},
      {"remove", LookAndChange, {"remove", "删除"}},
      {"query", LookAndChange, {"ask in SQL", "用 SQL 提问"}},
      {"init", Workspace, {"make a workspace", "新建工作区"}},
      {"plugin", Workspace, {"plugins: list, enable, disable", "插件：列出、启用、停用"}},
      {"journal", Workspace, {"what was changed", "变更记录"}},
      {"events", Workspace, {"events and deliveries", "事件与投递"}},
  };
  return verbs;
}

std::vector<const Verb*> pointers() {
  std::vector<const Verb*> out;
  for (const Verb& verb : reference_verbs()) out.push_back(&verb);
  return out;
}

TEST_CASE("Help stands as in the reference", "[cli]") {
  Captured captured;

  print_help(captured.output.out, kChinese, pointers());

  // The first line names the version, which goes on.
  const std::string page = captured.out_text.substr(captured.out_text.find('\n') + 1);
  CHECK(captured.out_text.find(" · 帕累托 · 重点客户管理\n") != std::string::npos);
  CHECK(page ==
        "\n"
        "用法  pareto 动词 [参数] [选项]         先试：pareto try 销售.xlsx\n"
        "\n"
        "  从文件到报告\n"
        "    try        一个文件，一步到报告\n"
        "    import     导入文件；列出、撤销\n"
        "    tier       给客户分等级；查看、解释\n"
        "    report     生成报告\n"
        "\n"
        "  看与改\n"
        "    list       列出记录               show       看一条\n"
        "    add        新增                   set        修改\n"
        "    remove     删除                   query      用 SQL 提问\n"
        "\n"
        "  工作区\n"
        "    init       新建工作区             plugin     插件：列出、启用、停用\n"
        "    journal    变更记录               events     事件与投递\n"
        "\n"
        "  处处可用\n"
        "    -w DIR            工作区（默认从当前文件夹往上找）\n"
        "    --output FORM     table、json、jsonl 或 csv；接管道时默认 csv\n"
        "    --lang LANG       zh-Hans 或 en\n"
        "    --as-of DATE      以哪一天为准（默认：最后一笔销售）\n"
        "    --no-color        不用颜色；也认 NO_COLOR\n"
        "\n"
        "  退出码  0 完成   1 失败   2 用法不对   3 完成，但有未导入的行\n"
        "  细节    pareto 动词 --help\n");
}

TEST_CASE("Help fits 40 lines of 100 cells in both languages", "[cli]") {
  for (const Language language : {kChinese, Language::English}) {
    Captured captured;
    print_help(captured.output.out, language, pointers());

    std::size_t lines = 0, start = 0;
    for (std::size_t end; (end = captured.out_text.find('\n', start)) != std::string::npos;
         start = end + 1) {
      CHECK(display_width(captured.out_text.substr(start, end - start)) <= 100);
      ++lines;
    }
    CHECK(lines <= 40);
  }
}

TEST_CASE("Headings are bold and verbs in the accent", "[cli]") {
  Captured captured(person(100, true));

  print_help(captured.output.out, kChinese, pointers());

  CHECK(captured.out_text.find("\x1b[1m看与改\x1b[0m") != std::string::npos);
  CHECK(captured.out_text.find("    \x1b[38;5;30mtry\x1b[0m        一个文件") != std::string::npos);
}

TEST_CASE("The help of a verb tells all its forms, operands, options and examples", "[cli]") {
  const Verb verb{
      .name = "import",
      .group = Group::FileToReport,
      .summary = {"import files; list, undo", "导入文件；列出、撤销"},
      .operands = {{"FILE", {"csv or xlsx", "csv 或 xlsx"}}},
      .options = {{.name = "as",
                   .value = "ENTITY",
                   .help = {"what a row is", "每一行是什么"},
                   .required = true}},
      .actions = {{.name = "list", .summary = {"what was imported", "列出做过的导入"}},
                  {.name = "undo",
                   .summary = {"take one back", "撤销一次导入"},
                   .operands = {{"NUMBER", {"from import list", "导入的编号，见 import list"}}},
                   .options = {{.name = "force",
                                .letter = 'f',
                                .help = {"keep nothing", "之后的修改也撤销"}}}}},
      .examples = {{{"import sales.csv --as sale", "import 销售.csv --as sale"},
                    {"sale lines", "导入销售明细"}}},
  };
  Captured captured;

  print_verb_help(captured.output.out, kChinese, verb);

  const std::string expected =
      "pareto import · 导入文件；列出、撤销\n"
      "\n"
      "用法  pareto import FILE --as ENTITY\n"
      "      pareto import list --as ENTITY\n"
      "      pareto import undo NUMBER --as ENTITY [选项]\n"
      "\n"
      "  参数与选项\n"
      "    FILE                 csv 或 xlsx\n"
      "    --as ENTITY          每一行是什么\n"
      "\n"
      "  list  列出做过的导入\n"
      "\n"
      "  undo  撤销一次导入\n"
      "    NUMBER               导入的编号，见 import list\n"
      "    -f, --force          之后的修改也撤销\n"
      "\n"
      "  例子\n"
      "    pareto import 销售.csv --as sale\n"
      "      导入销售明细\n"
      "\n"
      "  处处可用\n"
      "    -w, --workspace DIR  工作区（默认从当前文件夹往上找）\n";
  CHECK(captured.out_text.substr(0, expected.size()) == expected);
  for (const Option& option : common_options()) {
    CHECK(captured.out_text.find("--" + std::string(option.name)) != std::string::npos);
  }
}

TEST_CASE("Long texts break at blanks or between Chinese characters, never before closing marks",
          "[cli]") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("工作区默认从当前", 6) == std::vector<std::string>{"工作区", "默认从", "当前"});
  CHECK(wrapped("工作区，默认", 6) == std::vector<std::string>{"工作", "区，默", "认"});
  CHECK(wrapped("unbreakable", 4) == std::vector<std::string>{"unbr", "eaka", "ble"});
  CHECK(wrapped("", 4) == std::vector<std::string>{""});
}

}  // namespace
}  // namespace pareto::cli
