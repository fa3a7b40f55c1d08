#include "core/plugins/dependencies.hpp"

#include <catch2/catch.hpp>

using namespace pareto;
using namespace pareto::plugins;

namespace {

using Use = Installed::Use;

Installed enabled(std::string id, std::vector<std::string> depends = {}) {
  return {std::move(id), "1.4.0", Use::Enabled, std::move(depends)};
}

std::vector<std::string> names(const std::vector<Installed>& plugins,
                               const std::vector<std::size_t>& order) {
  std::vector<std::string> out;
  for (const std::size_t at : order) out.push_back(plugins[at].id);
  return out;
}
// "plugin: why" of each.
std::vector<std::string> told(const std::vector<Installed>& plugins) {
  std::vector<std::string> out;
  for (const Unmet& one : unmet(plugins))
    out.push_back(plugins[one.plugin].id + ": " + one.why.text(Language::English));
  return out;
}

}  // namespace

TEST_CASE("A dependency is an id, with or without the lowest version", "[plugins]") {
  CHECK(parse_dependency("projects")->plugin == "projects");
  CHECK(parse_dependency("projects")->least.empty());
  CHECK(parse_dependency("acme.base >= 1.2.0")->plugin == "acme.base");
  CHECK(parse_dependency("acme.base>=1.2")->least == "1.2");
  for (const char* wrong : {"", ">= 1", "Projects", "projects 1.2",
                            "projects >= ", "projects >= 1.", "projects >= 1.x", "projects > 1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_dependency(wrong));
  }
}

TEST_CASE("Versions are compared by their numbers, not their letters", "[plugins]") {
  CHECK(is_at_least("1.10.0", "1.9.9"));
  CHECK(is_at_least("1.4.0", "1.4"));
  CHECK(is_at_least("1.4", "1.4.0"));
  CHECK(is_at_least("2", "1.99.99"));
  CHECK_FALSE(is_at_least("1.4.0", "1.4.1"));
  CHECK_FALSE(is_at_least("1.4", "1.4.0.1"));
}

TEST_CASE("What comes before a version is not yet that version", "[plugins]") {
  CHECK_FALSE(is_at_least("1.2.3-rc.1", "1.2.3"));
  CHECK_FALSE(is_at_least("1.2.0-rc.1", "1.2"));
  CHECK(is_at_least("1.2.3-rc.1", "1.2.2"));
  CHECK(is_at_least("1.2.3-rc.1", "1.2"));
  CHECK(is_at_least("2.0.0-beta", "1.9"));
}

TEST_CASE("Plugins come behind those that they need, otherwise as they came", "[plugins]") {
  const std::vector<Installed> plugins{enabled("z"), enabled("top", {"middle", "base"}),
                                       enabled("a"), enabled("middle", {"base"}), enabled("base")};

  CHECK(names(plugins, in_order(plugins)) ==
        std::vector<std::string>{"z", "base", "middle", "top", "a"});
  CHECK(unmet(plugins).empty());
}

TEST_CASE("Who lacks another plugin is told which, and so is who needs that one", "[plugins]") {
  SECTION("it is not installed") {
    CHECK(told({enabled("top", {"middle"}), enabled("middle", {"base"})}) ==
          std::vector<std::string>{"middle: it needs plugin base, which is not installed",
                                   "top: it needs plugin middle, which is skipped"});
  }
  SECTION("it is not enabled") {
    CHECK(told({enabled("top", {"base"}), {"base", "1.0.0", Use::Disabled, {}}}) ==
          std::vector<std::string>{"top: it needs plugin base, which is not enabled"});
  }
  SECTION("it is older") {
    CHECK(told({enabled("base"), enabled("top", {"base >= 1.5"})}) ==
          std::vector<std::string>{"top: it needs plugin base 1.5 or later; 1.4.0 is installed"});
  }
  SECTION("who is not enabled needs nothing") {
    CHECK(told({{"top", "1.0.0", Use::Disabled, {"base"}}}).empty());
  }
}

TEST_CASE("Plugins that need each other are named as a circle, and the others work", "[plugins]") {
  const auto words = told({enabled("hen", {"egg"}), enabled("other"), enabled("egg", {"nest"}),
                           enabled("nest", {"hen"}), enabled("farm", {"hen"})});

  REQUIRE(words.size() == 4);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK_THAT(words[i], Catch::Contains("plugins need each other: egg → nest → hen → egg"));
  CHECK(words[3] == "farm: it needs plugin hen, which is skipped");
}
