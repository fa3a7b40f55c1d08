#include "core/plugins/plugin_registry.hpp"

#include <catch2/catch.hpp>

#include "core/plugins/plugin_library.hpp"
#include "plugin_fixture.hpp"

using namespace pareto;
using namespace pareto::plugins;
using namespace pareto::plugins::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kSound = {"test.c", "test.gcc", "test.libcxx"};

std::string reason(const PluginRegistry& registry, std::string_view id) {
  const PluginStatus status = registry.plugin(id);
  REQUIRE(status.state == PluginState::Skipped);
  return status.reason->text(Language::English);
}
bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A manifest for a library that pareto-manifest refuses.
fs::path bad_plugin(const Folder& folder, std::string_view name) {
  const fs::path to = folder.copy(name);
  const std::string hash = read(to / "sha256").substr(0, 64);
  write(
      to / "manifest.json",
      R"({"manifest_version":1,"id":"test.bad","version":"1.0.0","label":{"en":"Bad"},"abi":{"major":0,"needs_minor":0},)"
      R"("library":{"platform":")" +
          std::string(this_platform()) + R"(","file":")" + std::string(name) +
          R"(.so","sha256":")" + hash +
          R"("},"provides":[{"extension":"pareto.tiering/1","id":"bad","label":{"en":"Bad"},)"
          R"("tiers":[{"code":"A","label":{"en":"A"}}]}],"capabilities":[]})");
  return to;
}

}  // namespace

TEST_CASE("Plugins of C, g++ and clang with libc++ rate alike in one host", "[plugins]") {
  PluginRegistry registry({built_plugins()}, kSound);
  Sales sales;
  for (std::int64_t i = 0; i < 5'003; ++i) {
    if (i % 11 == 3)
      sales.push_back(std::nullopt);
    else
      sales.push_back((i * 7919 % 20'011 - 5'000) * 10'000);
  }

  const Run c = run_tiering(registry, "threshold_c", sales, {{"a_from", "6,000"}}, 64);
  const Run gcc = run_tiering(registry, "threshold_gcc", sales, {{"a_from", "6000"}}, 65'536);
  const Run libcxx = run_tiering(registry, "threshold_libcxx", sales, {{"a_from", "6000.00"}}, 999);

  // Derived here, without any plugin: A from 6 000, B above 0.
  std::vector<Rated> expected;
  for (const auto& value : sales) {
    Rated& row = expected.emplace_back();
    if (!value) continue;
    row.tier = *value >= 60'000'000 ? 2 : *value > 0 ? 1 : 0;
    row.score = static_cast<double>(*value) / 10'000;
  }
  CHECK(c.rows == expected);
  CHECK(gcc.rows == expected);
  CHECK(libcxx.rows == expected);
  CHECK(gcc.figures.at("rated") == 5'003 - 455);  // i % 11 == 3 holds for 455 of 0..5002
  CHECK(libcxx.figures == gcc.figures);
}

TEST_CASE("A tiering over no subjects answers none", "[plugins]") {
  PluginRegistry registry({built_plugins()}, kSound);

  for (const char* id : {"threshold_c", "threshold_gcc", "threshold_libcxx"})
    CHECK(run_tiering(registry, id, {}).rows.empty());
}

TEST_CASE("Listing plugins, extensions, fields and entities opens no library", "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.libcxx", "test.c"});

  const auto tierings = registry.extensions(PARETO_EXT_TIERING);
  REQUIRE(tierings.size() == 2);
  CHECK(tierings[0].extension.id == "threshold_c");
  CHECK(tierings[0].plugin == "test.c");
  CHECK(tierings[0].extension.label.in(Language::ChineseSimplified) == "C 语言门槛");
  CHECK(tierings[1].extension.settings.at(0).default_value == "1000");
  const auto subscribers = registry.extensions(PARETO_EXT_SUBSCRIBER);
  REQUIRE(subscribers.size() == 1);
  CHECK(subscribers[0].extension.topics == std::vector<std::string>{"customer.*"});
  CHECK(subscribers[0].extension.before);
  CHECK(subscribers[0].extension.order == 7);
  REQUIRE(registry.fields().size() == 1);
  REQUIRE(registry.entities().size() == 1);
  CHECK(registry.entities()[0].name == "test.libcxx.sample");
  CHECK(registry.entities()[0].cascade == model::Cascade::Clear);
  for (const PluginStatus& status : registry.plugins()) CHECK_FALSE(registry.is_open(status.id));

  (void)registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "threshold_c");
  CHECK(registry.is_open("test.c"));
  CHECK_FALSE(registry.is_open("test.libcxx"));
}

TEST_CASE("Fields in a manifest are those of the library", "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.gcc"});
  const AddedFields added = registry.fields().at(0);

  const auto table = registry.find<pareto_fields_v1>(PARETO_EXT_FIELDS, "customer");
  const std::vector<model::Field> fields = model::fields_from(table->fields, "test.gcc");

  REQUIRE(added.fields.size() == fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const model::Field &in_manifest = added.fields[i], &in_library = fields[i];
    CHECK(in_manifest.name == in_library.name);
    CHECK(in_manifest.plugin == "test.gcc");
    CHECK(in_manifest.label.en == in_library.label.en);
    CHECK(in_manifest.label.zh_hans == in_library.label.zh_hans);
    CHECK(in_manifest.aliases == in_library.aliases);
    CHECK(in_manifest.type == in_library.type);
    CHECK(in_manifest.meaning == in_library.meaning);
    CHECK(in_manifest.listed == in_library.listed);
    CHECK(in_manifest.sensitivity == in_library.sensitivity);
    CHECK(in_manifest.unit == in_library.unit);
    CHECK(in_manifest.choices.size() == in_library.choices.size());
    CHECK(in_manifest.min_value == in_library.min_value);
    CHECK(in_manifest.max_value == in_library.max_value);
    CHECK((in_manifest.min_real == in_library.min_real ||
           (in_manifest.min_real != in_manifest.min_real &&
            in_library.min_real != in_library.min_real)));
    CHECK(in_manifest.expression == in_library.expression);
  }
  CHECK(fields[0].name == "test.gcc.annual_usage");
  CHECK(fields[0].max_value == 10'000'000'000);
}

TEST_CASE("What is wrong with one plugin names and skips it, and the others work", "[plugins]") {
  Folder folder;
  folder.copy("test_c");
  folder.copy("test_gcc");
  std::string id = "test.gcc", expected;
  const fs::path gcc = folder.path() / "test_gcc";
  const fs::path manifest = gcc / "manifest.json";
  bool found_when_opened = false;

  SECTION("its manifest lies about the version") {
    replace_in(manifest, R"("version": "1.2.3")", R"("version": "9.9.9")");
    expected = "manifest says version 9.9.9, the library says 1.2.3";
    found_when_opened = true;
  }
  SECTION("its manifest lies about the id") {
    replace_in(manifest, R"("id": "test.gcc")", R"("id": "test.other")");
    id = "test.other";
    expected = "manifest says id test.other, the library says test.gcc";
    found_when_opened = true;
  }
  SECTION("its manifest asks for more than the library") {
    replace_in(manifest, R"("pareto.host.records/1")",
               R"("pareto.host.records/1", "pareto.host.query/1")");
    expected = "manifest says capabilities";
    found_when_opened = true;
  }
  SECTION("the library was changed since") {
    std::string bytes = read(gcc / "test_gcc.so");
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    write(gcc / "test_gcc.so", bytes);
    expected = "is not the file that its manifest names";
    found_when_opened = true;
  }
  SECTION("the library is gone") {
    fs::remove(gcc / "test_gcc.so");
    expected = "test_gcc.so is missing";
  }
  SECTION("the manifest is cut off") {
    write(manifest, read(manifest).substr(0, 300));
    id = "test_gcc";  // the folder's name, since nobody knows its id
    expected = "manifest.json is not valid JSON";
  }
  SECTION("the manifest has a member that nobody knows") {
    replace_in(manifest, R"("vendor")", R"("vender": "x", "vendor")");
    id = "test_gcc";
    expected = "manifest.json: vender is unknown here";
  }
  SECTION("it is for another version of the interface, says its manifest") {
    replace_in(manifest, R"("major": 0)", R"("major": 9)");
    expected = "version 9 of the interface";
  }
  SECTION("it needs a newer host") {
    replace_in(manifest, R"("needs_minor": 0)", R"("needs_minor": 3)");
    expected = "needs interface 0.3; this Pareto has 0.0";
  }
  SECTION("it is for another machine") {
    replace_in(manifest, std::string(this_platform()), "plan9_mips");
    expected = "for plan9_mips";
  }
  SECTION("it is not installed") {
    fs::remove_all(gcc);
    expected = "enabled but not installed";
  }

  PluginRegistry registry({folder.path()}, {id, "test.gcc", "test.c"});
  if (found_when_opened) {
    REQUIRE(registry.plugin(id).state == PluginState::Enabled);
    REQUIRE_THROWS_AS(registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "threshold_gcc"), Error);
  }

  CHECK_THAT(reason(registry, id), Catch::Contains(expected));
  CHECK(run_tiering(registry, "threshold_c", {10'000}).rows.at(0).tier == 1);
  CHECK(registry.plugins().back().state == PluginState::Skipped);
}

TEST_CASE(
    "A library of another interface or with a broken table is named and skipped when it is opened",
    "[plugins]") {
  Folder folder;
  std::string expected;
  SECTION("another entry") {
    bad_plugin(folder, "test_v9");
    expected = "it is built for version 9 of the interface";
  }
  SECTION("a table that does not begin as one") {
    bad_plugin(folder, "test_magic");
    expected = "its table is not valid: magic";
  }
  SECTION("functions that are missing") {
    bad_plugin(folder, "test_null");
    expected = "its table is not valid: bad";
  }

  PluginRegistry registry({folder.path(), built_plugins()}, {"test.bad", "test.c"});

  // The second time it is not opened again, and says the same.
  for (int i = 0; i < 2; ++i) {
    CHECK_THROWS_WITH(registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "bad"),
                      Catch::StartsWith("plugin test.bad: " + expected));
  }
  CHECK_THAT(reason(registry, "test.bad"), Catch::StartsWith(expected));
  CHECK(run_tiering(registry, "threshold_c", {10'000}).rows.size() == 1);
}

TEST_CASE("A plugin that claims another plugin's field is skipped", "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.libcxx", "test.claims"});

  // Its manifest is refused, so its folder names it; and its id, which was enabled, is missing.
  CHECK_THAT(reason(registry, "test_claims"),
             Catch::Contains("test.libcxx.annual_usage belongs to plugin test.libcxx"));
  CHECK(registry.fields().size() == 1);
}

TEST_CASE(
    "The second plugin that gives a name which is taken is skipped, the first enabled one keeps it",
    "[plugins]") {
  Folder folder;
  folder.copy("test_c");
  const fs::path other = folder.copy("test_gcc");
  replace_in(other / "manifest.json", "\"threshold_gcc\"", "\"threshold_c\"");

  PluginRegistry registry({folder.path()}, {"test.gcc", "test.c"});

  CHECK(contains(reason(registry, "test.c"), "threshold_c is already given by plugin test.gcc"));
  CHECK(
      registry.plugin("test.c").reason->remedy(Language::English) ==
      "disable one of the two: pareto plugin disable test.gcc; in a plugin of your own choose another id");
}

TEST_CASE("Of two plugins with one id the first folder's counts", "[plugins]") {
  Folder folder;
  folder.copy("test_c", "a");
  folder.copy("test_c", "b");

  PluginRegistry registry({folder.path()}, {"test.c"});

  CHECK(registry.plugins().size() == 2);
  CHECK(registry.plugins()[0].state == PluginState::Enabled);
  CHECK(registry.plugins()[1].state == PluginState::Skipped);
  CHECK(contains(registry.plugins()[1].reason->text(Language::English),
                 (folder.path() / "a").string()));
}

TEST_CASE(
    "A file that others may write is refused with the command that helps; a developer may use it",
    "[plugins]") {
  Folder folder;
  const fs::path library = folder.copy("test_c") / "test_c.so";
  fs::permissions(library, fs::perms::group_write, fs::perm_options::add);

  PluginRegistry careful({folder.path()}, {"test.c"});
  CHECK_THROWS_AS(careful.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "threshold_c"), Error);
  CHECK(careful.plugin("test.c").reason->remedy(Language::English) ==
        "chmod go-w '" + library.string() + "'");

  PluginRegistry developer({folder.path()}, {"test.c"}, {.developer = true});
  CHECK(developer.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "threshold_c").plugin == "test.c");
}

TEST_CASE("What is asked for and not there is explained", "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.c"});

  try {
    (void)registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "threshold_gcc");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.text(Language::English) ==
          "threshold_gcc comes from plugin test.gcc, which is not enabled");
    CHECK(error.remedy(Language::English) == "pareto plugin enable test.gcc");
  }
  try {
    (void)registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, "abd");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.remedy(Language::English) == "there are: threshold_c");
  }
  CHECK_THROWS_AS(registry.plugin("nobody"), Error);
}

TEST_CASE("Safe mode enables nothing", "[plugins]") {
  PluginRegistry registry({built_plugins()}, kSound, {.safe = true});

  CHECK(registry.extensions(PARETO_EXT_TIERING).empty());
  CHECK(registry.plugin("test.c").state == PluginState::Disabled);
}

TEST_CASE("A directory that is not there holds no plugins", "[plugins]") {
  CHECK(PluginRegistry({"/nonexistent/pareto"}, {}).plugins().empty());
}
