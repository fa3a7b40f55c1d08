#include "core/cli/terminal/terminal.hpp"

#include <map>

#include <catch2/catch.hpp>

namespace pareto::cli {
namespace {

Environment variables(std::map<std::string, std::string> values) {
  return [values](const char* name) -> std::optional<std::string> {
    const auto found = values.find(name);
    if (found == values.end()) return std::nullopt;
    return found->second;
  };
}

TEST_CASE("A terminal has its own width and colours", "[cli]") {
  const Terminal terminal =
      terminal_of({true, 72}, variables({{"TERM", "xterm-256color"}, {"COLUMNS", "200"}}));

  CHECK(terminal.interactive);
  CHECK(terminal.columns == 72);
  CHECK(terminal.styled(Style::Accent, "A") == "\x1b[38;5;30mA\x1b[0m");
}

TEST_CASE(
    "COLUMNS counts where the terminal does not say its width, and 100 are the most that is used",
    "[cli]") {
  CHECK(terminal_of({true, 0}, variables({{"COLUMNS", "64"}})).columns == 64);
  CHECK(terminal_of({false, 0}, variables({})).columns == 100);
  CHECK(terminal_of({true, 240}, variables({})).usable_columns() == 100);
  CHECK(terminal_of({true, 0}, variables({{"COLUMNS", "many"}})).columns == 100);
}

TEST_CASE("A pipe, NO_COLOR and a dumb terminal have no colours", "[cli]") {
  CHECK_FALSE(terminal_of({false, 0}, variables({{"TERM", "xterm"}})).colour);
  CHECK_FALSE(terminal_of({true, 80}, variables({{"TERM", "xterm"}, {"NO_COLOR", "1"}})).colour);
  CHECK(terminal_of({true, 80}, variables({{"TERM", "xterm"}, {"NO_COLOR", ""}})).colour);
  const Terminal dumb = terminal_of({true, 80}, variables({{"TERM", "dumb"}}));
  CHECK_FALSE(dumb.colour);
  CHECK_FALSE(dumb.rewritable);
  CHECK(dumb.styled(Style::Bad, "x") == "x");
}

TEST_CASE("Blocks are for encodings that have them", "[cli]") {
  CHECK(terminal_of({true, 80}, variables({{"LANG", "zh_CN.UTF-8"}})).blocks);
  CHECK(terminal_of({true, 80}, variables({{"LC_CTYPE", "en_GB.utf8"}})).blocks);
  CHECK(terminal_of({true, 80}, variables({})).blocks);
  CHECK_FALSE(terminal_of({true, 80}, variables({{"LANG", "zh_CN.GB18030"}})).blocks);
  CHECK_FALSE(
      terminal_of({true, 80}, variables({{"LC_ALL", "C"}, {"LANG", "en_GB.UTF-8"}})).blocks);
  CHECK_FALSE(terminal_of({true, 80}, variables({{"TERM", "linux"}})).blocks);
}

}  // namespace
}  // namespace pareto::cli
