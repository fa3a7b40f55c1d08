#include "core/cli/words/arguments.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

const Verb kImport{
    .name = "import",
    .group = Group::FileToReport,
    .summary = {"import a file", "导入文件"},
    .operands = {{"FILE", {"what to read", "要导入的文件"}}},
    .options = {{.name = "dry-run", .help = {"write nothing", "什么都不写"}}},
    .actions = {{.name = "list", .summary = {"what was imported", "列出导入"}},
                {.name = "undo",
                 .summary = {"take one back", "撤销一次导入"},
                 .operands = {{"NUMBER", {"which", "哪一次"}}},
                 .options = {{.name = "force",
                              .letter = 'f',
                              .help = {"whatever changed since", "不管之后的修改"}}}}},
};
const Verb kList{
    .name = "list",
    .group = Group::LookAndChange,
    .summary = {"list records", "列出记录"},
    .operands = {{"ENTITY", {"what", "什么"}}},
    .options =
        {{.name = "sort", .value = "FIELD", .help = {"order", "排序"}},
         {.name = "limit", .value = "N", .help = {"at most", "最多"}},
         {.name = "where", .value = "FILTER", .help = {"which", "哪些"}, .repeatable = true}},
};
const Verb kTier{
    .name = "tier",
    .group = Group::FileToReport,
    .summary = {"tiers", "等级"},
    .actions = {{.name = "run",
                 .summary = {"run", "运行"},
                 .operands = {{"RULE", {"rule", "规则"}, Operand::Count::Optional}}},
                {.name = "explain",
                 .summary = {"why", "为什么"},
                 .operands = {{"CUSTOMER", {"who", "谁"}}}}},
    .needs_action = true,
};
const Verb kSet{
    .name = "set",
    .group = Group::LookAndChange,
    .summary = {"change", "修改"},
    .operands = {{"ENTITY", {"what", "什么"}},
                 {"FIELD=VALUE", {"values", "值"}, Operand::Count::OneOrMore}},
    .options = {{.name = "as", .value = "ROLE", .help = {"role", "身份"}, .required = true}},
};

Request understand_words(const std::vector<std::string>& words) {
  return understand_command(words, {&kImport, &kList, &kTier, &kSet});
}

// What is wrong, and what to type next.
std::pair<std::string, std::string> fault(const std::vector<std::string>& words,
                                          Language language = Language::English) {
  try {
    static_cast<void>(understand_words(words));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Argument);
    return {error.text(language), error.remedy(language).value_or("")};
  }
  return {"understood", ""};
}

TEST_CASE("A verb, its operands and its options are told apart, in any order", "[cli]") {
  const Request request =
      understand_words({"list", "--sort", "-net_12m", "customer", "--limit=12"});

  CHECK(request.kind == Request::Kind::Run);
  CHECK(request.verb == &kList);
  CHECK(request.arguments.operands() == std::vector<std::string>{"customer"});
  CHECK(request.arguments.get("sort") == "-net_12m");
  CHECK(request.arguments.number("limit", 1, 1000) == 12);
  CHECK_FALSE(request.arguments.get("where"));
}

TEST_CASE("Common options stand before or behind the verb", "[cli]") {
  for (const auto& words : {std::vector<std::string>{"-w", "list", "list", "customer", "--yes"},
                            std::vector<std::string>{"list", "customer", "-y", "--workspace=list"},
                            std::vector<std::string>{"--yes", "list", "-wlist", "customer"}}) {
    const Request request = understand_words(words);
    CHECK(request.verb == &kList);
    CHECK(request.arguments.get("workspace") == "list");
    CHECK(request.arguments.flag("yes"));
    CHECK(request.arguments.operand(0) == "customer");
  }
}

TEST_CASE("An action is a second word; anything else is an operand of the verb", "[cli]") {
  const Request undo = understand_words({"import", "--force", "undo", "27"});
  CHECK(undo.arguments.action() == "undo");
  CHECK(undo.arguments.operand(0) == "27");
  CHECK(undo.arguments.flag("force"));

  const Request file = understand_words({"import", "销售.csv", "--dry-run"});
  CHECK(file.arguments.action().empty());
  CHECK(file.arguments.operand(0) == "销售.csv");

  CHECK(understand_words({"import", "./list"}).arguments.operand(0) == "./list");
  CHECK_FALSE(understand_words({"tier", "run"}).arguments.operand(0));
}

TEST_CASE("Repeatable options keep all values; others stand once", "[cli]") {
  const Request request =
      understand_words({"list", "sale", "--where", "a = 1", "--where", "b = ''"});

  CHECK(request.arguments.list("where") == std::vector<std::string>{"a = 1", "b = ''"});
  CHECK(fault({"list", "sale", "--limit", "1", "--limit", "2"}).first ==
        "option --limit stands there twice");
}

TEST_CASE("What follows -- is never an option", "[cli]") {
  const Request request = understand_words({"import", "--", "--help"});

  CHECK(request.kind == Request::Kind::Run);
  CHECK(request.arguments.operand(0) == "--help");
}

TEST_CASE("Verbs and options are not shortened, but the nearest one is suggested", "[cli]") {
  CHECK(fault({"imprt", "a.csv"}).first == "there is no verb \"imprt\". Did you mean import?");
  CHECK(fault({"lis", "customer"}, Language::ChineseSimplified).first ==
        "没有动词“lis”。是不是 list？");
  CHECK(fault({"weather"}) == std::pair<std::string, std::string>{"there is no verb \"weather\"",
                                                                  "All verbs  pareto --help"});
  CHECK(fault({"list", "sale", "--lim", "1"}).first ==
        "there is no option --lim. Did you mean --limit?");
  CHECK(fault({"list", "sale", "-z"}).first == "there is no option -z");
  CHECK(fault({"tier", "explian", "x"}).first ==
        "pareto tier knows no \"explian\". Did you mean explain?");
}

TEST_CASE("Wrong usage names the word and gives the verb's usage", "[cli]") {
  CHECK(fault({"list"}) ==
        std::pair<std::string, std::string>{
            "ENTITY is missing",
            "Usage    pareto list ENTITY [options]\nDetails  pareto list --help"});
  CHECK(fault({"import", "undo"}, Language::ChineseSimplified) ==
        std::pair<std::string, std::string>{
            "缺少 NUMBER", "用法  pareto import undo NUMBER [选项]\n细节  pareto import --help"});
  CHECK(fault({"import", "a.csv", "b.csv"}).first == "\"b.csv\" is one word too many");
  CHECK(fault({"list", "sale", "--limit"}).first == "option --limit needs a value: --limit N");
  CHECK(fault({"list", "sale", "--limit="}).first == "option --limit needs a value: --limit N");
  CHECK(fault({"import", "a.csv", "--dry-run=yes"}).first == "option --dry-run takes no value");
  CHECK(fault({"list", "sale", "--output", "jsn"}).first ==
        "option --output does not take \"jsn\". Did you mean json?");
  CHECK(fault({"list", "sale", "--output", "pdf"}).first ==
        "option --output does not take \"pdf\", only: table, json, jsonl, csv");
  CHECK(fault({"tier"}).first == "pareto tier needs one of: run, explain");
  CHECK(fault({"set", "customer", "a=1"}) ==
        std::pair<std::string, std::string>{
            "option --as ROLE is missing",
            "Usage    pareto set ENTITY FIELD=VALUE ... --as ROLE\nDetails  pareto set --help"});
  CHECK(fault({"set", "customer", "--as", "x"}).first == "FIELD=VALUE is missing");
  CHECK(fault({"--nonsense"}).first == "there is no option --nonsense");
}

TEST_CASE("A number out of its range is said with the range", "[cli]") {
  const Request request = understand_words({"list", "sale", "--limit", "-3"});

  CHECK_THROWS_WITH(request.arguments.number("limit", 1, 1000),
                    "option --limit takes a whole number from 1 to 1000, not \"-3\"");
  const Request words = understand_words({"list", "sale", "--limit", "12x"});
  CHECK_THROWS_AS(words.arguments.number("limit", 1, 1000), Error);
}

TEST_CASE("Help is given though the rest is wrong, and the version though no verb stands there",
          "[cli]") {
  CHECK(understand_words({"list", "--help"}).verb == &kList);
  CHECK(understand_words({"list", "--nonsense", "--help"}).kind == Request::Kind::Help);
  CHECK(understand_words({"help", "tier"}).verb == &kTier);
  CHECK(understand_words({"--help"}).verb == nullptr);
  CHECK(understand_words({"--lang", "en", "--version"}).kind == Request::Kind::Version);
}

TEST_CASE("An option can be looked up before all else", "[cli]") {
  CHECK(find_option({"tier", "--lang", "en"}, "lang") == "en");
  CHECK(find_option({"--lang=zh-Hans", "x"}, "lang") == "zh-Hans");
  CHECK_FALSE(find_option({"tier", "--", "--lang", "en"}, "lang"));
  CHECK(find_option({"-w", "firm", "list"}, "workspace") == "firm");
  CHECK(find_option({"-wfirm", "list"}, "workspace") == "firm");
  CHECK(find_option({"list", "--workspace=firm"}, "workspace") == "firm");
}

TEST_CASE("A verb that lists by itself lists by the word that lists with others, too", "[cli]") {
  const Verb journal{.name = "journal",
                     .group = Group::Workspace,
                     .summary = {"what was changed", "变更记录"},
                     .options = {{.name = "kind", .value = "KIND", .help = {"only these", "只看"}}},
                     .actions = {{.name = "undo", .summary = {"take one back", "撤销"}}}};
  const auto understood = [&](const std::vector<std::string>& words) {
    return understand_command(words, {&journal}).arguments;
  };

  CHECK(understood({"journal", "list", "--kind", "add"}).get("kind") == "add");
  CHECK(understood({"journal", "list"}).action().empty());
  CHECK(understood({"journal", "list"}).operands().empty());
  CHECK_THROWS_AS(understood({"journal", "list", "list"}), Error);
  CHECK_THROWS_AS(understood({"journal", "lst"}), Error);
}

}  // namespace
}  // namespace pareto::cli
