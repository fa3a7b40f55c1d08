#include "separator.hpp"

#include <catch2/catch.hpp>

using pareto::csv::guess_separator;
using pareto::csv::separator_line;

TEST_CASE("The separator is the one that gives records the same number of cells", "[csv]") {
  CHECK(guess_separator("a,b,c\n1,2,3\n", true).separator == ',');
  CHECK(guess_separator("a;b;c\n1;2;3\n", true).separator == ';');
  CHECK(guess_separator("a\tb\n1\t2\n", true).separator == '\t');
  CHECK(guess_separator("a|b\n1|2\n", true).separator == '|');
}

TEST_CASE("Decimal commas do not hide a semicolon", "[csv]") {
  CHECK(
      guess_separator("Datum;Menge;Preis\n1.2.2026;2,5;3,5\n2.2.2026;7,5;8,0\n", true).separator ==
      ';');
}

TEST_CASE("Separators inside quotes do not count", "[csv]") {
  CHECK(guess_separator("name,note\n\"x\",\"a;b;c\"\n\"y\",\"d;e;f\"\n", true).separator == ',');
}

TEST_CASE("Title lines and ragged rows do not confuse the guess", "[csv]") {
  CHECK(guess_separator(
            "销售明细表\n\n日期,客户,金额\n2026-01-01,甲,1\n2026-01-02,乙\n2026-01-03,丙;丁,3\n",
            true)
            .separator == ',');
}

TEST_CASE("A single column is read as commas with no agreement", "[csv]") {
  const auto guess = guess_separator("one\ntwo\nthree\n", true);

  CHECK(guess.separator == ',');
  CHECK(guess.agreement == 0);
}

TEST_CASE("Excel's own line names the separator", "[csv]") {
  CHECK(separator_line("sep=;\r\na;b").separator == ';');
  CHECK(separator_line("sep=;\r\na;b").bytes == 7);
  CHECK(separator_line("sep=|\na|b").bytes == 6);
  CHECK(separator_line("sep=long\n").bytes == 0);
  CHECK(separator_line("a,b\n").bytes == 0);
}
