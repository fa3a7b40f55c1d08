// Commands that a remedy names, as steps: the method, what of its arguments is said, and where the
// words stand.
#include "core/api/remedy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "core/api/method.hpp"

namespace pareto::api {
namespace {

// "rate them: [tiers.run rule=abc]"
std::string shown(std::string text) {
  std::size_t at = 0;
  for (const RemedyStep& step : steps_of(text)) {
    at = text.find(step.text, at);
    REQUIRE(at != std::string::npos);
    std::string told = "[" + std::string(step.method);
    for (const auto& [name, value] : step.arguments) told += " " + std::string(name) + "=" + value;
    told += "]";
    text.replace(at, step.text.size(), told);
    at += told.size();
  }
  return text;
}

std::string json_of(std::string_view remedy) {
  std::string out;
  JsonWriter writer([&](std::string_view piece) { out += piece; });
  writer.begin_object();
  write_remedy(writer, remedy);
  writer.end_object().finish();
  return out;
}

}  // namespace

TEST_CASE("A command in a remedy is a step with its method and what is said of its arguments",
          "[api]") {
  const auto [remedy, told] = GENERATE(table<std::string, std::string>(
      {{"enable it: pareto plugin enable report_post",
        "enable it: [plugins.enable plugins=report_post]"},
       {"see: pareto plugin list; enable it with: pareto plugin enable ID, or drop the delivery: pareto events drop 17",
        "see: [plugins.list]; enable it with: [plugins.enable], or drop the delivery: [deliveries.drop ids=17]"},
       {"恢复备份：先看 pareto backup list，再执行 pareto restore 文件",
        "恢复备份：先看 [backups.list]，再执行 [backups.restore]"},
       {"没有 EUR 的汇率；请先 pareto rate set EUR 7.8",
        "没有 EUR 的汇率；请先 [records.add entity=currency_rate]"},
       {"可以查找：pareto list customer --search \"佳源 北京\"",
        "可以查找：[records.list entity=customer search=佳源 北京]"},
       {"set one: pareto user password \"Ann Admin\"", "set one: [users.password user=Ann Admin]"},
       {"请询问 张三；密钥确实已更换时执行：pareto plugin install 文件 --new-signer",
        "请询问 张三；密钥确实已更换时执行：[plugins.install]"},
       {"whoever manages users and roles adds it with pareto plugin enable",
        "whoever manages users and roles adds it with [plugins.enable]"},
       {"未新增角色；请执行 pareto plugin enable 来新增",
        "未新增角色；请执行 [plugins.enable] 来新增"},
       {"the plugin csv reads it: pareto plugin enable csv and try again.",
        "the plugin csv reads it: [plugins.enable plugins=csv] and try again."},
       {"pareto tier override CUSTOMER TIER --reason WHY [--until DATE], or pareto tier override C00001 --remove",
        "[tiers.override], or [tiers.override customer=C00001]"},
       {"give it another: pareto set customer C1 owner=…",
        "give it another: [records.set entity=customer]"},
       {"for example: pareto list sale --where \"date >= 2026-01-01\" --sort -home_amount",
        "for example: [records.list entity=sale]"},
       {"set: pareto plugin set webhook@shop private=yes",
        "set: [plugins.set plugin=webhook@shop]"},
       {"you have none (pareto role list), or: pareto role set service --duty run-tiers",
        "you have none ([roles.list]), or: [roles.set role=service]"}}));

  CHECK(shown(remedy) == told);
}

TEST_CASE("What no method does has no step, nor what only begins like a command", "[api]") {
  CHECK(steps_of(
            "check it: pareto report check, pareto doctor --repair, or pareto plugin pack FOLDER")
            .empty());
  CHECK(steps_of("pareto tierless; pareto_report; see pareto").empty());
  CHECK(json_of("ask whoever manages users") == R"({"remedy":"ask whoever manages users"})");
  CHECK(json_of("") == "{}");
}

TEST_CASE("Arguments are as the method takes them", "[api]") {
  CHECK(
      json_of("pareto plugin enable abc") ==
      R"({"remedy":"pareto plugin enable abc","remedy_steps":[{"text":"pareto plugin enable abc","method":"plugins.enable","arguments":{"plugins":["abc"]}}]})");
}

TEST_CASE("Every step of a remedy that the sources hold names a method and parameters that it has",
          "[api]") {
  // Commands that people type and no method does: they stay words.
  const std::set<std::string> none = {"api",
                                      "completion",
                                      "doctor",
                                      "events ",
                                      "events deliver",
                                      "events show",
                                      "events subscribers",
                                      "init",
                                      "pack",
                                      "schema",
                                      "serve",
                                      "template",
                                      "try",
                                      "unit unknown",
                                      "recipe add",
                                      "recipe test",
                                      "recipe show",
                                      "plugin check",
                                      "plugin key",
                                      "plugin new",
                                      "plugin pack",
                                      "plugin purge",
                                      "plugin release",
                                      "report check",
                                      "report new",
                                      "backup verify",
                                      "field purge",
                                      "query --views",
                                      "view check"};
  const std::regex literal(R"re("(?:[^"\\\n]|\\.)*pareto [a-z](?:[^"\\\n]|\\.)*")re"),
      command(R"(pareto ([a-z]+)(?: (--views|[a-z]+))?)");
  std::size_t steps = 0;
  for (const char* folder : {"core", "plugins"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(PARETO_SOURCE_ROOT) / folder)) {
      if (file.path().extension() != ".cpp" ||
          file.path().string().find("/cli/") != std::string::npos ||
          file.path().string().ends_with("_test.cpp") || file.path().filename() == "remedy.cpp")
        continue;
      std::ifstream in(file.path());
      const std::string source{std::istreambuf_iterator<char>(in), {}};
      for (std::sregex_iterator text(source.begin(), source.end(), literal), end; text != end;
           ++text) {
        const std::string words = text->str();
        const std::vector<RemedyStep> found = steps_of(words);
        for (const RemedyStep& step : found) {
          const Method& method = find_method(step.method);
          for (const auto& [name, value] : step.arguments) {
            INFO(words << ": " << method.name << " takes no " << name);
            CHECK(std::ranges::find(method.parameters, name, &Parameter::name) !=
                  method.parameters.end());
          }
        }
        std::size_t named = 0;
        for (std::sregex_iterator one(words.begin(), words.end(), command); one != end; ++one) {
          named +=
              none.contains((*one)[1]) || none.contains((*one)[1].str() + " " + (*one)[2].str())
                  ? 0
                  : 1;
        }
        INFO(file.path().filename().string()
             << ": " << words
             << " names a command that has neither a method nor its place among those without");
        CHECK(found.size() == named);
        steps += found.size();
      }
    }
  }
  CHECK(steps > 100);
}

}  // namespace pareto::api
