// Starting and stopping: once each, in the order of who needs whom, and who does not start.
#include <catch2/catch.hpp>

#include "core/plugins/plugin_registry.hpp"
#include "plugin_fixture.hpp"

using namespace pareto;
using namespace pareto::plugins;
using namespace pareto::plugins::test;

namespace {

using Lines = std::vector<std::string>;

PluginOptions noting(Lines& lines) {
  return {.log = [&lines](std::string_view plugin, int, std::string_view text) {
    lines.emplace_back(text);
    REQUIRE(text.ends_with(plugin));
  }};
}
void use(PluginRegistry& registry, std::string_view id) {
  (void)registry.find<pareto_subscriber_v1>(PARETO_EXT_SUBSCRIBER, id);
}
std::string reason(const PluginRegistry& registry, std::string_view id) {
  const PluginStatus status = registry.plugin(id);
  REQUIRE(status.state == PluginState::Skipped);
  return status.reason->text(Language::English);
}

}  // namespace

TEST_CASE("What a plugin needs starts before it, once, and stops after it", "[plugins]") {
  Lines lines;
  {
    PluginRegistry registry({built_plugins()},
                            {"test.top", "test.refusing", "test.middle", "test.base"},
                            noting(lines));

    CHECK(lines.empty());  // nothing is opened before it is used
    use(registry, "top");
    use(registry, "top");
    use(registry, "base");
    CHECK(lines == Lines{"start test.base", "start test.middle", "start test.top"});
    lines.clear();
  }

  CHECK(lines == Lines{"stop test.top", "stop test.middle", "stop test.base"});
}

TEST_CASE("After the stop nothing of the plugins is called any more", "[plugins]") {
  Lines lines;
  PluginRegistry registry({built_plugins()}, {"test.base", "test.middle"}, noting(lines));
  use(registry, "base");

  registry.stop();
  registry.stop();

  CHECK(lines == Lines{"start test.base", "stop test.base"});
  CHECK_THROWS_WITH(use(registry, "middle"), Catch::Contains("the program is ending"));
  CHECK_FALSE(registry.is_open("test.middle"));
}

TEST_CASE(
    "A plugin that does not start is out of use until the program ends, is not stopped, and nor is who needs it started",
    "[plugins]") {
  Lines lines;
  Lines failed;
  {
    PluginOptions options = noting(lines);
    options.failed = [&](std::string_view plugin, const Error& why) {
      failed.push_back(std::string(plugin) + ": " + why.text(Language::English));
    };
    PluginRegistry registry({built_plugins()},
                            {"test.needs_refusing", "test.refusing", "test.base"},
                            std::move(options));

    CHECK_THROWS_WITH(
        use(registry, "needs_refusing"),
        "plugin test.needs_refusing: it cannot do without another: plugin test.refusing: the licence is over");
    CHECK_THROWS_WITH(use(registry, "refusing"), Catch::Contains("the licence is over"));

    CHECK(reason(registry, "test.refusing") == "the licence is over");
    CHECK_THAT(reason(registry, "test.needs_refusing"), Catch::Contains("plugin test.refusing"));
    CHECK_FALSE(registry.is_open("test.needs_refusing"));
    use(registry, "base");
  }

  CHECK(lines == Lines{"start test.refusing", "start test.base", "stop test.base"});
  REQUIRE(failed.size() == 2);
  CHECK_THAT(failed[0],
             Catch::StartsWith("test.refusing: plugin test.refusing: the licence is over") ||
                 Catch::StartsWith("test.refusing: the licence is over"));
}

TEST_CASE(
    "Plugins that need what is not there, is too old or waits for them are skipped, and opened by nobody",
    "[plugins]") {
  PluginRegistry registry({built_plugins()},
                          {"test.lost", "test.too_new", "test.hen", "test.egg", "test.base"});

  CHECK(reason(registry, "test.lost") == "it needs plugin test.nowhere, which is not installed");
  CHECK(reason(registry, "test.too_new") ==
        "it needs plugin test.base 1.4.1 or later; 1.4.0 is installed");
  CHECK(reason(registry, "test.hen") == "plugins need each other: test.egg → test.hen → test.egg");
  CHECK(reason(registry, "test.egg") == "plugins need each other: test.egg → test.hen → test.egg");
  use(registry, "base");
  for (const char* id : {"test.lost", "test.too_new", "test.hen", "test.egg"})
    CHECK_FALSE(registry.is_open(id));
}

TEST_CASE("A plugin taken out of use takes along who needs it", "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.base", "test.middle", "test.top"});

  registry.skip("test.base", {ErrorCode::Data, Text{"it does not fit", "不合适"}});

  CHECK(reason(registry, "test.middle") == "it needs plugin test.base, which is skipped");
  CHECK_THAT(reason(registry, "test.top"), Catch::Contains("which is skipped"));
}
