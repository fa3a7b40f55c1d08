#include "core/plugins/manifest.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "plugin_fixture.hpp"

using namespace pareto;
using namespace pareto::plugins;
using namespace pareto::plugins::test;

namespace {

// The manifest of a built plugin with one change.
std::string fault(std::string_view from, std::string_view to) {
  std::string text = read(built_plugins() / "test_gcc/manifest.json");
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  try {
    (void)parse_manifest(text.replace(at, from.size(), to), "m.json");
  } catch (const Error& error) {
    return error.text(Language::English);
  }
  return "accepted";
}

}  // namespace

TEST_CASE("Where a maker is reached is one line", "[plugins]") {
  const std::string text = read(built_plugins() / "test_gcc/manifest.json");
  const auto with = [&](const std::string& contact) {
    return parse_manifest("{\"contact\": \"" + contact + "\"," + text.substr(text.find('{') + 1),
                          "m.json");
  };

  CHECK(with("help@acme.example").contact == "help@acme.example");
  CHECK_THROWS_AS(with("two\\nlines"), Error);
  CHECK_THROWS_AS(with(std::string(300, 'x')), Error);
}

TEST_CASE("What people read of a plugin is one line of signs that can be seen, and not endless",
          "[plugins]") {
  for (const char* words : {"V\\u001b]0;x\\u0007", "V\\r\\nsigned by Pareto", "two\\nlines",
                            "\\u202eturned", "\\u009b2J"}) {
    CAPTURE(words);
    CHECK(fault("\"vendor\": \"Pareto\"", std::string("\"vendor\": \"") + words + "\"") ==
          "m.json: vendor is not valid");
    CHECK(fault("\"license\": \"Apache-2.0\"", std::string("\"license\": \"") + words + "\"") ==
          "m.json: license is not valid");
    CHECK_THAT(fault("\"zh-Hans\": \"门槛\"", std::string("\"zh-Hans\": \"") + words + "\""),
               Catch::EndsWith("label is not valid"));
  }
  CHECK(fault("\"vendor\": \"Pareto\"", "\"vendor\": \"" + std::string(201, 'x') + "\"") ==
        "m.json: vendor is not valid");
  CHECK(fault("\"vendor\": \"Pareto\"", "\"vendor\": \"青檀 & Söhne\"") == "accepted");
}

TEST_CASE("A version is numbers between dots, and what stands behind a hyphen", "[plugins]") {
  const auto with = [](const std::string& version) {
    return fault("\"version\": \"1.2.3\"", "\"version\": \"" + version + "\"");
  };
  for (const char* version : {"1.2.3", "0.1", "2", "1.2.3-rc.1", "10.20.30-beta-2"}) {
    CAPTURE(version);
    CHECK(with(version) == "accepted");
  }
  for (const char* version :
       {"", "../../x", "1.0.0\\n  signed    by Pareto", "v1.0", "1.", ".1", "1..2", "1.2.3-",
        "1.2.3-rc.", "1.2.3-r c", "1 2", "1.2.3-\\u001b[2J", "12345678901"}) {
    CAPTURE(version);
    CHECK(with(version) == "m.json: version is not valid");
  }
  CHECK(with("1.0.0-" + std::string(80, 'a')) == "m.json: version is not valid");
}

TEST_CASE("A manifest says all that a plugin is", "[plugins]") {
  const Manifest manifest = read_manifest(built_plugins() / "test_gcc/manifest.json");

  CHECK(manifest.id == "test.gcc");
  CHECK(manifest.version == "1.2.3");
  CHECK(manifest.label.zh_hans == "门槛");
  CHECK(manifest.vendor == "Pareto");
  CHECK(manifest.license == "Apache-2.0");
  CHECK_THAT(manifest.built_with, Catch::StartsWith("gcc "));
  CHECK(manifest.platform == this_platform());
  CHECK(manifest.library == built_plugins() / "test_gcc/test_gcc.so");
  CHECK(manifest.capabilities == std::vector<std::string>{"pareto.host.records/1"});
  REQUIRE(manifest.extensions.size() == 4);
  const Extension& tiering = manifest.extensions[0];
  CHECK(tiering.id == "threshold_gcc");
  CHECK(tiering.ordered);
  REQUIRE(tiering.tiers.size() == 3);
  CHECK(tiering.tiers[2].code == "A");
  CHECK(tiering.indicators.at(0).type == model::Type::Money);
  CHECK(tiering.figures.at(0).name == "rated");
  REQUIRE(manifest.fields.size() == 1);
  const AddedFields& added = manifest.fields[0];
  CHECK(added.entity == "customer");
  REQUIRE(added.fields.size() == 4);
  CHECK(added.fields[0].name == "test.gcc.annual_usage");
  CHECK(added.fields[0].aliases == std::vector<std::string>{"yearly usage", "年耗量", "年用量"});
  CHECK(added.fields[0].max_value == 10'000'000'000);
  CHECK(added.fields[1].choices.at(1).label.zh_hans == "医药级");
  CHECK(added.fields[2].sensitivity == PARETO_S_PERSONAL);
  CHECK(added.fields[3].max_real == 1.0);
  CHECK_FALSE(added.fields[3].stored());
  REQUIRE(manifest.entities.size() == 1);
  CHECK(manifest.entities[0].plugin == "test.gcc");
  CHECK(manifest.entities[0].label_field == "title");
  CHECK(manifest.entities[0].fields[1].reference == "customer");
}

TEST_CASE("A manifest with something wrong is refused with file and member", "[plugins]") {
  CHECK(fault(R"("manifest_version": 1)", R"("manifest_version": 2)") ==
        "m.json: manifest_version is not valid");
  CHECK(fault(R"("version": "1.2.3")", R"("version": 1)") == "m.json: version is not valid");
  CHECK(fault(R"("version": "1.2.3",)", "") == "m.json: version is missing");
  CHECK(fault(R"("id": "test.gcc")", R"("id": "../evil")") == "m.json: id is not valid");
  CHECK(fault(R"("file": "test_gcc.so")", R"("file": "../x.so")") ==
        "m.json: library: file is not valid");
  CHECK(fault(R"("sha256": ")", R"("sha256": "Z)") == "m.json: library: sha256 is not valid");
  CHECK(fault(R"("type": "money")", R"("type": "gold")") ==
        "m.json: provides[0]: settings[0]: type is not valid");
  CHECK(fault(R"("unit": "t")", R"("unite": "t")") ==
        "m.json: provides[1]: fields[0]: unite is unknown here");
  CHECK(fault(R"("purpose": "to call about orders")", R"("purpose": "")") ==
        "m.json: provides[1]: fields[2]: purpose is not valid");
  CHECK(fault(R"("name": "grade")", R"("name": "annual_usage")") ==
        "m.json: provides[1]: fields[1]: name is not valid");
  CHECK(fault(R"("name": "grade")", R"("name": "chem.grade")") ==
        "m.json: provides[1]: fields[1]: the name chem.grade belongs to plugin chem");
  CHECK(fault(R"("reference": "customer")", R"("reference": "")") ==
        "m.json: provides[2]: entities[0]: fields[1]: reference is not valid");
  CHECK(fault(R"("cascade": "clear")", R"("cascade": "forget")") ==
        "m.json: provides[2]: entities[0]: cascade is not valid");
  CHECK(fault(R"("phase": "before")", R"("phase": "during")") ==
        "m.json: provides[3]: phase is not valid");
  CHECK(fault(R"("capabilities": [)", R"("capabilities": [1, )") ==
        "m.json: capabilities is not valid");
}

TEST_CASE("An extension of a later Pareto is listed and otherwise left alone", "[plugins]") {
  std::string text = read(built_plugins() / "test_gcc/manifest.json");
  const std::string from = "\"provides\": [";
  text.replace(text.find(from), from.size(),
               from + R"({"extension": "pareto.oracle/1", "anything": [1, 2]},)");

  const Manifest manifest = parse_manifest(text, "m.json");

  CHECK(manifest.extensions[0].extension == "pareto.oracle/1");
  CHECK(manifest.extensions[0].id.empty());
}
