#include "include_direction.hpp"

#include <catch2/catch.hpp>

namespace pareto::structure {
namespace {

std::vector<Finding> findings_in(const std::string& file, const std::string& line) {
  const PlantedTree tree(
      {{"core/base/money.hpp", "#pragma once\n"}, {file, "// first\n" + line + "\n"}});
  return check_includes(tree.root());
}

TEST_CASE("Includes of the project point down", "[structure]") {
  const auto findings = check_includes(PARETO_SOURCE_ROOT);

  INFO(lines_of(findings));
  CHECK(findings.empty());
}

TEST_CASE("The check reads the project and not an empty folder", "[structure]") {
  CHECK(files_below(PARETO_SOURCE_ROOT, "core", {".hpp", ".cpp"}).size() > 5);
}

TEST_CASE("An include upwards is found, one downwards is not", "[structure]") {
  CHECK(findings_in("core/base/date.cpp", "#include \"core/table/view.hpp\"").size() == 1);
  CHECK(findings_in("core/records/writer.cpp", "  #  include <core/imports/run.hpp>").size() == 1);
  CHECK(findings_in("core/host/host.hpp", "#include \"core/cli/main.hpp\"").size() == 1);

  CHECK(findings_in("core/cli/main.cpp", "#include \"core/base/money.hpp\"").empty());
  CHECK(findings_in("core/bus/topic.cpp", "#include \"core/bus/topic.hpp\"").empty());
}

TEST_CASE("A finding names file and line", "[structure]") {
  const auto findings = findings_in("core/base/date.cpp", "#include \"core/store/store.hpp\"");

  REQUIRE(findings.size() == 1);
  CHECK(lines_of(findings) == "core/base/date.cpp:2: includes upwards: base -> store\n");
}

TEST_CASE("Within a layer one direction is fine and a circle is not", "[structure]") {
  const std::string to_store = "#include \"core/store/a.hpp\"\n",
                    to_access = "#include \"core/access/a.hpp\"\n",
                    to_bus = "#include \"core/bus/a.hpp\"\n";

  CHECK(check_includes(PlantedTree({{"core/access/b.cpp", to_store}}).root()).empty());
  CHECK(check_includes(
            PlantedTree({{"core/access/b.cpp", to_store}, {"core/store/b.cpp", to_access}}).root())
            .size() == 2);
  CHECK(check_includes(PlantedTree({{"core/access/b.cpp", to_store},
                                    {"core/store/b.cpp", to_bus},
                                    {"core/bus/b.cpp", to_access}})
                           .root())
            .size() == 3);
}

TEST_CASE("The parts of a folder do not include each other in a circle", "[structure]") {
  const std::string to_write = "#include \"core/records/write/a.hpp\"\n",
                    to_list = "#include \"core/records/list/a.hpp\"\n",
                    to_shared = "#include \"core/records/a.hpp\"\n";

  CHECK(check_includes(PlantedTree({{"core/records/list/b.cpp", to_write}}).root()).empty());
  CHECK(check_includes(PlantedTree({{"core/records/list/b.cpp", to_write},
                                    {"core/records/write/b.cpp", to_list}})
                           .root())
            .size() == 2);
  // What lies in the folder itself is shared by its parts and puts them together.
  CHECK(check_includes(
            PlantedTree({{"core/records/b.cpp", to_list}, {"core/records/list/b.cpp", to_shared}})
                .root())
            .empty());
}

TEST_CASE("A folder that the architecture does not name is found", "[structure]") {
  CHECK(findings_in("core/misc/a.hpp", "#pragma once").size() == 1);
  CHECK(findings_in("core/base/a.cpp", "#include \"core/misc/a.hpp\"").size() == 1);
}

TEST_CASE("Third-party headers are found in headers and allowed in sources", "[structure]") {
  for (const char* header :
       {"sqlite3.h", "SQLiteCpp/SQLiteCpp.h", "boost/dll.hpp", "unicode/ucnv.h", "fmt/format.h",
        "spdlog/spdlog.h", "toml++/toml.h", "sodium.h"}) {
    const std::string line = "#include <" + std::string(header) + ">";
    INFO(line);
    CHECK(findings_in("core/store/a.hpp", line).size() == 1);
    CHECK(findings_in("sdk/include/pareto/a.hpp", line).size() == 1);
    CHECK(findings_in("core/store/a.cpp", line).empty());
  }
  CHECK(findings_in("core/store/a.hpp", "#include \"sqlite3.h\"").size() == 1);
  CHECK(findings_in("core/store/a.hpp", "#include <vector>").empty());
  CHECK(findings_in("core/store/a.hpp", "#include \"pareto/abi/arrow.h\"").empty());
}

TEST_CASE("The C headers of the SDK stand alone", "[structure]") {
  CHECK(findings_in("sdk/include/pareto/abi/a.h", "#include <string.h>").size() == 1);
  CHECK(findings_in("sdk/include/pareto/abi/a.h", "#include \"pareto/plugin.hpp\"").size() == 1);

  CHECK(findings_in("sdk/include/pareto/abi/a.h", "#include <stdint.h>").empty());
  CHECK(findings_in("sdk/include/pareto/abi/a.h", "#include \"pareto/abi/base.h\"").empty());
}

TEST_CASE("Plugins and examples see the SDK and their own files only", "[structure]") {
  CHECK(findings_in("plugins/tierings/abc/abc.cpp", "#include \"core/base/money.hpp\"").size() ==
        1);
  CHECK(findings_in("plugins/tierings/abc/abc.cpp", "#include \"../../reports/a.hpp\"").size() ==
        1);
  CHECK(findings_in("plugins/tierings/abc/abc.cpp", "#include \"missing.hpp\"").size() == 1);
  CHECK(findings_in("examples/rule/rule.c", "#include \"core/base/money.hpp\"").size() == 1);

  CHECK(findings_in("plugins/tierings/abc/abc.cpp", "#include \"pareto/plugin.hpp\"").empty());
  CHECK(findings_in("plugins/tierings/abc/abc.cpp", "#include \"abc.cpp\"").empty());
  CHECK(findings_in("plugins/importers/xlsx/zip.cpp", "#include <zip.h>").empty());
}

TEST_CASE("Plugins of one kind may share a part that lies beside them, but see no other plugin",
          "[structure]") {
  const auto findings = [](const std::string& beside) {
    const PlantedTree tree({{"plugins/formats/a/a.cpp", "#include \"b/b.hpp\"\n"},
                            {"plugins/formats/b/b.hpp", "#pragma once\n"},
                            {beside, "\n"}});
    return check_includes(tree.root());
  };

  CHECK(findings("plugins/formats/b/b.cpp").empty());
  CHECK(findings("plugins/formats/b/plugin.cpp").size() == 1);
}

}  // namespace
}  // namespace pareto::structure
