#include "core/base/nearest.hpp"

#include <catch2/catch.hpp>

namespace pareto {
namespace {

TEST_CASE("Edits are counted in characters, neighbours swapped as one", "[base]") {
  CHECK(edit_distance("abc", "abd") == 1);
  CHECK(edit_distance("lsit", "list") == 1);
  CHECK(edit_distance("客户", "客商") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("The nearest word is suggested only when it is near", "[base]") {
  const std::vector<std::string> verbs = {"try", "import", "tier", "list", "journal"};

  CHECK(nearest("imprt", verbs) == "import");
  CHECK(nearest("LIST", verbs) == "list");
  CHECK(nearest("teir", verbs) == "tier");
  CHECK_FALSE(nearest("report", std::vector<std::string>{"list", "show"}));
  CHECK_FALSE(nearest("xy", std::vector<std::string>{"ab"}));
  CHECK_FALSE(nearest("abd", {}));
}

}  // namespace
}  // namespace pareto
