#include "core/cli/terminal/question.hpp"

#include <deque>

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;

Questioner::ReadLine typed(std::deque<std::string> lines) {
  return [lines = std::move(lines)]() mutable -> std::optional<std::string> {
    if (lines.empty()) return std::nullopt;
    std::string line = lines.front();
    lines.pop_front();
    return line;
  };
}

TEST_CASE("A question stands as in the reference and Enter takes the answer in brackets", "[cli]") {
  Captured captured;
  Questioner questioner(captured.output.err, kChinese, typed({""}));

  CHECK(questioner.confirm("“不含税金额”是开单金额减退货吗？", true));
  CHECK(captured.err_text == "? “不含税金额”是开单金额减退货吗？  [是] / 否 ");
}

TEST_CASE("Without a person the answer in brackets holds and nothing is printed", "[cli]") {
  Captured captured;
  Questioner questioner(captured.output.err, kChinese, {});

  CHECK_FALSE(questioner.confirm("删除？", false));
  CHECK(captured.err_text.empty());
}

TEST_CASE("Yes and no are understood from either keyboard, shortened, or by number", "[cli]") {
  const std::vector<std::string> chinese = {"是", "否"}, english = {"yes", "no"};
  CHECK(understand("y", chinese) == 0);
  CHECK(understand(" 否 ", chinese) == 1);
  CHECK(understand("NO", chinese) == 1);
  CHECK(understand("n", english) == 1);
  CHECK(understand("是", english) == 0);
  CHECK(understand("2", english) == 1);
  CHECK_FALSE(understand("3", english));
  CHECK_FALSE(understand("maybe", english));
  CHECK_FALSE(understand("s", {"sale", "sample"}));
  CHECK(understand("sal", {"sale", "sample"}) == 0);
}

TEST_CASE("What is not understood is asked again", "[cli]") {
  Captured captured;
  Questioner questioner(captured.output.err, Language::English, typed({"perhaps", "no"}));

  CHECK_FALSE(questioner.confirm("Sure?", true));
  CHECK(captured.err_text == "? Sure?  [yes] / no ? Sure?  [yes] / no ");
}

TEST_CASE("The end of the input cancels", "[cli]") {
  Captured captured;
  Questioner questioner(captured.output.err, Language::English, typed({}));

  CHECK_THROWS_AS(questioner.confirm("Sure?", true), Error);
}

}  // namespace
}  // namespace pareto::cli
