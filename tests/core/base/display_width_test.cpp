#include "core/base/display_width.hpp"

#include <catch2/catch.hpp>

using namespace pareto;

TEST_CASE("A Chinese character takes two cells, a combining mark none", "[display_width]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("雾栎饲料") == 8);
  CHECK(display_width("净销售 万") == 9);
  CHECK(display_width("（ＡＢ）") == 8);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("−1.8%") == 5);
  CHECK(display_width("한글") == 4);
  CHECK(display_width("𠮷") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("a\u200Bb") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("Texts are padded by cells, not by bytes", "[display_width]") {
  CHECK(pad("苔屿", 6) == "苔屿  ");
  CHECK(pad("苔屿", 6, Align::Right) == "  苔屿");
  CHECK(pad("苔屿日化", 6) == "苔屿日化");
}

TEST_CASE("A long text ends in two points and never in half a character", "[display_width]") {
  CHECK(shorten("霁岚营养", 8) == "霁岚营养");
  CHECK(shorten("霁岚营养科技", 8) == "霁岚营..");
  CHECK(shorten("霁岚营养科技", 9) == "霁岚营..");
  CHECK(shorten("Brennholt Nutrition", 10) == "Brennhol..");
  CHECK(shorten("霁岚", 3) == "..");
  CHECK(shorten("霁岚", 1) == ".");
  CHECK(shorten("霁岚", 0).empty());
  CHECK(shorten("e\u0301e\u0301e\u0301e\u0301", 3) == "e\u0301..");
}
