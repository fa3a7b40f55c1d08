#include "core/cli/terminal/bar.hpp"

#include <catch2/catch.hpp>

namespace pareto::cli {
namespace {

TEST_CASE("A bar is exact to an eighth of a cell, downwards", "[cli]") {
  // 24 cells are 192 eighths: 9,664.1 of 12,067.0 are 153.8 of them, 19 cells and an eighth.
  CHECK(bar(9664.1 / 12067.0, true) == "███████████████████▏");
  CHECK(bar(1859.6 / 12067.0, true) == "███▋");
  CHECK(bar(543.3 / 12067.0, true) == "█");
  CHECK(bar(96.0 / 158, true) == "██████████████▌");
  CHECK(bar(1, true) == "████████████████████████");
}

TEST_CASE("Whatever is there shows, what is not does not", "[cli]") {
  CHECK(bar(0.0001, true) == "▏");
  CHECK(bar(0, true).empty());
  CHECK(bar(-0.3, true).empty());
  CHECK(bar(0.0 / 0.0, true).empty());
  CHECK(bar(7, true, 3) == "███");
}

TEST_CASE("Encodings without blocks get whole cells of #", "[cli]") {
  CHECK(bar(0.5, false) == "############");
  CHECK(bar(0.0001, false) == "#");
}

}  // namespace
}  // namespace pareto::cli
