#include "cell_text.hpp"

#include <catch2/catch.hpp>

using namespace pareto::xlsx;

namespace {

std::string string(std::string_view raw) {
  std::string out;
  append_string(out, raw);
  return out;
}

}  // namespace

TEST_CASE("Escapes of characters are taken out of strings, once", "[xlsx]") {
  CHECK(string("a_x000D_b") == "a\rb");
  CHECK(string("_x4E2D__x6587_") == "中文");
  CHECK(string("_x005F_x000D_") == "_x000D_");
  CHECK(string("_x00_ _xZZZZ_ _x0000_ _xD800_ _x") == "_x00_ _xZZZZ_ _x0000_ _xD800_ _x");
}
