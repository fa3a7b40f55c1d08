#include "doc_links.hpp"

#include <catch2/catch.hpp>

namespace pareto::structure {
namespace {

TEST_CASE("Links in the documentation lead somewhere and reach every page", "[structure]") {
  const auto findings = check_doc_links(PARETO_SOURCE_ROOT);

  INFO(lines_of(findings));
  CHECK(findings.empty());
}

TEST_CASE("A link that leads nowhere is found, in README and in docs", "[structure]") {
  const PlantedTree tree(
      {{"README.md", "# Pareto\n\n![picture](docs/gone.png)\n"},
       {"docs/index.md",
        "[a](a.md#part) [b](b.md) [up](../README.md) [out](../../etc/passwd)\n\n[r]: gone.md\n"},
       {"docs/a.md", "text"}});

  CHECK(lines_of(check_doc_links(tree.root())) ==
        "docs/index.md:1: leads nowhere: b.md\n"
        "docs/index.md:1: leads nowhere: ../../etc/passwd\n"
        "docs/index.md:3: leads nowhere: gone.md\n"
        "README.md:3: leads nowhere: docs/gone.png\n");
}

TEST_CASE("A page that no link reaches is found", "[structure]") {
  const PlantedTree tree({{"docs/index.md", "[decisions](decisions/)"},
                          {"docs/decisions/README.md", "[0001](0001.md)"},
                          {"docs/decisions/0001.md", "reached"},
                          {"docs/decisions/0002.md", "[me](0002.md)"}});

  CHECK(lines_of(check_doc_links(tree.root())) ==
        "docs/decisions/0002.md:0: no link from docs/index.md leads here\n");
}

TEST_CASE("Web addresses, anchors and code are not followed", "[structure]") {
  const PlantedTree tree(
      {{"docs/index.md",
        "[w](https://example.org/x) [m](mailto:a@example.org) [h](#here) `[c](code.md)`\n"
        "```\n[c](code.md)\n```\n"}});

  CHECK(check_doc_links(tree.root()).empty());
}

TEST_CASE("A target is read without its title", "[structure]") {
  const auto links = links_of("[a](a.md \"A\") and [b](<b c.md>)");

  REQUIRE(links.size() == 2);
  CHECK(links[0].target == "a.md");
  CHECK(links[1].target == "b c.md");
}

}  // namespace
}  // namespace pareto::structure
