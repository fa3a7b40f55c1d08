#include "core/cli/words/completion.hpp"

#include <catch2/catch.hpp>

namespace pareto::cli {
namespace {

const Verb kImport{
    .name = "import",
    .group = Group::FileToReport,
    .summary = {"import a file", "导入文件"},
    .operands = {{"FILE", {"what", "文件"}}},
    .options = {{.name = "as", .value = "ENTITY", .help = {"what the rows are", "导入成什么"}},
                {.name = "dry-run", .help = {"only look", "只看"}}},
    .actions = {{.name = "list",
                 .summary = {"what was imported", "列出"},
                 .options = {{.name = "limit", .value = "N", .help = {"how many", "几条"}}}}}};
const Verb kSet{
    .name = "set",
    .group = Group::LookAndChange,
    .summary = {"change", "修改"},
    .operands = {
        {"ENTITY", {"of which kind", "哪一种"}},
        {"[WHICH] FIELD=VALUE", {"which, and what", "哪一条，内容"}, Operand::Count::Any}}};

// What is offered, and what the workspace was asked for.
struct Asked {
  std::string words, lookups;
  Completion::Paths paths;
};

Asked ask(const std::vector<std::string>& before, std::string_view typed) {
  Asked asked;
  const Completion found =
      complete(before, typed, {&kImport, &kSet}, Language::English, [&](const Wanted& wanted) {
        asked.lookups += std::to_string(static_cast<int>(wanted.kind)) + ":" + wanted.entity + ":" +
                         std::string(wanted.typed) + " ";
        return std::vector<Candidate>{{"known", ""}};
      });
  for (const Candidate& candidate : found.candidates) asked.words += candidate.word + " ";
  asked.paths = found.paths;
  return asked;
}

std::string lookup(Wanted::Kind kind, const std::string& entity, const std::string& typed) {
  return std::to_string(static_cast<int>(kind)) + ":" + entity + ":" + typed + " ";
}

TEST_CASE("Verbs stand first, also behind options and help", "[completion]") {
  CHECK(ask({}, "").words == "import set help ");
  CHECK(ask({"--lang", "en"}, "i").words == "import ");
  CHECK(ask({"help"}, "s").words == "set ");
}

TEST_CASE("Actions and files stand behind a verb", "[completion]") {
  const Asked asked = ask({"import"}, "");

  CHECK(asked.words == "list ");
  CHECK(asked.paths == Completion::Paths::Files);
}

TEST_CASE("Options are those of verb, action and program, each once", "[completion]") {
  CHECK(ask({"import"}, "--dr").words == "--dry-run ");
  CHECK(ask({"import", "list"}, "--lim").words == "--limit ");
  CHECK(ask({"import", "--dry-run"}, "--dry").words.empty());
  CHECK(ask({"import", "--"}, "--dr").words.empty());
  CHECK(ask({"set"}, "--work").words == "--workspace ");
}

TEST_CASE("Values of options come from their choices or the workspace", "[completion]") {
  CHECK(ask({"set", "--output"}, "js").words == "json jsonl ");
  CHECK(ask({"set", "--output", "="}, "js").words == "json jsonl ");
  CHECK(ask({"set"}, "--output=cs").words == "--output=csv ");
  CHECK(ask({"import", "x.csv", "--as"}, "cu").lookups ==
        lookup(Wanted::Kind::Entity, "customer", "cu"));
  CHECK(ask({"-w"}, "").paths == Completion::Paths::Folders);
}

TEST_CASE("Records and fields are those of the entity that was named", "[completion]") {
  CHECK(ask({"set"}, "pro").lookups == lookup(Wanted::Kind::Entity, "customer", "pro"));
  CHECK(ask({"set", "product"}, "P0").lookups ==
        lookup(Wanted::Kind::Record, "product", "P0") +
            lookup(Wanted::Kind::Assignment, "product", "P0"));
  CHECK(ask({"set", "product", "P01"}, "un").lookups ==
        lookup(Wanted::Kind::Assignment, "product", "un"));
  CHECK(ask({"set", "product", "P01", "unit=t"}, "no").lookups ==
        lookup(Wanted::Kind::Assignment, "product", "no"));
}

TEST_CASE("The workspace is asked where and for whom the command would", "[completion]") {
  std::vector<std::string> front;
  const LookUp look_up = [&](const Wanted& wanted) {
    front = wanted.front;
    return std::vector<Candidate>{};
  };
  (void)complete({"-w", "firm", "--as", "Li Na", "import", "--as"}, "cu", {&kImport},
                 Language::English, look_up);

  CHECK(front == std::vector<std::string>{"--workspace=firm", "--as=Li Na"});

  (void)complete({"import", "x.csv", "--as", "customer", "--as"}, "", {&kImport}, Language::English,
                 look_up);

  CHECK(front.empty());
}

TEST_CASE("Each shell has a script that asks the program", "[completion]") {
  for (const char* shell : {"bash", "zsh", "fish"})
    CHECK(completion_script(shell).find("completion words --") != std::string_view::npos);
  CHECK(completion_script("tcsh").empty());
}

}  // namespace
}  // namespace pareto::cli
