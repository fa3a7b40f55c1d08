#include "core/base/toml_table.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace pareto {
namespace {

TomlTable table_of(const std::string& text) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / "pareto_toml_table_test.toml";
  std::ofstream(file, std::ios::binary) << text;
  return TomlTable::read(file, "views/x.toml");
}

TEST_CASE("What is written comes back, in the order of the file", "[base][toml]") {
  TomlTable top = table_of(
      "kind = \"board\"\nlimit = 7\n[set]\nz = 1\na = 2026-10-31\n[q.two]\nx = true\n[q.one]\nx = false\n");

  CHECK(top.text("kind") == "board");
  CHECK(top.integer("limit", 0) == 7);
  CHECK(top.values("set") ==
        std::vector<std::pair<std::string, std::string>>{{"z", "1"}, {"a", "2026-10-31"}});
  const auto named = top.named("q");
  REQUIRE(named.size() == 2);
  CHECK(named[0].first == "two");
  top.finish("");
}

TEST_CASE("Words are for every language or for each", "[base][toml]") {
  TomlTable top =
      table_of("a = \"Stage\"\nb = { en = \"Stage\", zh = \"阶段\" }\nc = { zh = \"阶段\" }\n");

  CHECK(top.words("a").english == "Stage");
  CHECK(top.words("b").chinese == "阶段");
  CHECK(top.words("c").english == "阶段");
}

TEST_CASE("What is wrong is said with file, line and column", "[base][toml]") {
  TomlTable top = table_of("a = 1\nbb = 2\n");

  CHECK_THROWS_WITH(top.text("a"), Catch::Contains("views/x.toml:1:5"));
  CHECK_THROWS_WITH(top.finish("a"),
                    Catch::Contains("views/x.toml:2:6") && Catch::Contains("there is no bb here"));
  CHECK_THROWS_WITH(top.lacks("c"), Catch::Contains("c is missing"));
  CHECK_THROWS_WITH(table_of("a = = 1"), Catch::Contains("views/x.toml:1:"));
  CHECK_THROWS_WITH(table_of("[\n"), Catch::Contains("views/x.toml:1"));
}

}  // namespace
}  // namespace pareto
