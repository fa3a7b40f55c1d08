#include "core/cli/terminal/printable.hpp"

#include <catch2/catch.hpp>

namespace pareto::cli {
namespace {

TEST_CASE("A name cannot move the cursor, recolour the screen or turn the line around", "[cli]") {
  CHECK(printable("a\x1b[2Jb") == "a [2Jb");
  CHECK(printable("雾栎\n饲料\t厂") == "雾栎 饲料 厂");
  CHECK(printable("evil\u202Efdp.exe") == "evilfdp.exe");
  CHECK(printable("csi\u009Bx") == "csi x");
  CHECK(printable("bad\xFF byte") == "bad\uFFFD byte");
}

TEST_CASE("Signs of uncertain width become plain ones where something must align, letters stay",
          "[cli]") {
  CHECK(alignable("B → A") == "B -> A");
  CHECK(alignable("€ 5 – 7 · “x”…") == "EUR 5 - 7 . \"x\"..");
  CHECK(alignable("Société Générale −1.8%") == "Société Générale −1.8%");
  CHECK(printable("B → A") == "B → A");
}

}  // namespace
}  // namespace pareto::cli
