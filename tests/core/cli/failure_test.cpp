#include "core/cli/terminal/failure.hpp"

#include <catch2/catch.hpp>

#include "captured.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;

TEST_CASE("An error says what, what is so now, and what to type next, as in the reference",
          "[cli]") {
  Captured captured;
  Error error(
      ErrorCode::Data,
      {Text{"line {}, column \"{}\": \"{}\" is not a date", "第 {} 行，列“{}”：“{}”不是日期"},
       {118, "日期", "31/02/2024"}},
      Text{"Nothing was written. Either:\n\n  correct line 118",
           "没有写入任何内容。可以：\n\n  改正第 118 行再试"});

  const ExitCode code = print_failure(captured.output.err, kChinese, error);

  CHECK(code == kFailed);
  CHECK(captured.err_text ==
        "错误  第 118 行，列“日期”：“31/02/2024”不是日期\n"
        "\n"
        "  没有写入任何内容。可以：\n"
        "\n"
        "    改正第 118 行再试\n");
  CHECK(captured.out_text.empty());
}

TEST_CASE("Only the word before an error is coloured", "[cli]") {
  Captured captured(person(100, true));

  print_failure(captured.output.err, Language::English, "no file a.csv");

  CHECK(captured.err_text == "\x1b[1;31mError\x1b[0m  no file a.csv\n");
}

TEST_CASE("A value from a file cannot write on the screen through an error", "[cli]") {
  Captured captured;

  print_failure(captured.output.err, Language::English, "\"\x1b]0;x\x07\" is not a date");

  CHECK(captured.err_text == "Error  \" ]0;x \" is not a date\n");
}

TEST_CASE("What was not understood is exit code 2, what did not work 1", "[cli]") {
  CHECK(exit_code_of(Error(ErrorCode::Argument, Text{"a", "甲"})) == 2);
  CHECK(exit_code_of(Error(ErrorCode::Io, Text{"a", "甲"})) == 1);
}

TEST_CASE("A near word is suggested behind the sentence, as in the reference", "[cli]") {
  CHECK(with_suggestion(kChinese, "没有规则“abd”", "abd", {"scorecard", "abc"}) ==
        "没有规则“abd”。是不是 abc？");
  CHECK(with_suggestion(Language::English, "there is no rule \"abd\"", "abd", {"abc"}) ==
        "there is no rule \"abd\". Did you mean abc?");
  CHECK(with_suggestion(kChinese, "没有规则“月亮”", "月亮", {"abc"}) == "没有规则“月亮”");
}

}  // namespace
}  // namespace pareto::cli
