#include "core/plugins/pack_index.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace {

PackIndex sound() {
  const std::string hash(64, 'a');
  return {{{"acme.abc", "1.2.0", {"linux_amd64"}}, {"acme.content", "1.0.0", {}}},
          {{"acme.abc", "any", "views/板.toml", 12, hash},
           {"acme.abc", "linux_amd64", "manifest.json", 3, hash},
           {"acme.content", "any", "manifest.json", 0, hash}}};
}

TEST_CASE("A list of a pack says the same after it was read", "[plugins]") {
  const std::string json = to_json(sound());

  const PackIndex read = parse_pack_index(json, "pack.json");

  CHECK(to_json(read) == json);
  CHECK(read.files.at(0).name() == "acme.abc/any/views/板.toml");
  CHECK(read.plugins.at(1).platforms.empty());
}

TEST_CASE("Names of files stay inside and can be told apart", "[plugins]") {
  for (const char* name :
       {"a", "views/x.toml", "a b/销售.sql", "x..y", "reports/call_list/report.toml"})
    CHECK_FALSE(fault_of_name(name));
  for (const char* name : {"", "/", "/etc/x", "a/", "a//b", "..", "../x", "a/../b", "a/..", ".",
                           "./a", ".x", "a/.git/x", "C:/x", "c:x", "a\\b", "a\nb", "\xff"}) {
    CAPTURE(name);
    CHECK(fault_of_name(name));
  }
  CHECK(fault_of_name(std::string(201, 'a')));
  CHECK(key_of_name("Views/X.toml") == key_of_name("views/x.TOML"));
  CHECK(key_of_name("a") != key_of_name("b"));
}

TEST_CASE("A list that names what there is not, twice or elsewhere is refused", "[plugins]") {
  const auto refused = [](auto change) {
    PackIndex index = sound();
    change(index);
    CHECK_THROWS_AS(static_cast<void>(parse_pack_index(to_json(index), "pack.json")), Error);
  };
  refused([](PackIndex& index) { index.plugins.clear(); });
  refused([](PackIndex& index) { index.plugins.push_back(index.plugins.front()); });
  refused([](PackIndex& index) { index.plugins.front().id = "Acme"; });
  refused([](PackIndex& index) { index.plugins.front().version = "1.0.0\n  signed    by Pareto"; });
  refused([](PackIndex& index) { index.plugins.front().version = "../../x"; });
  refused([](PackIndex& index) { index.files.front().plugin = "acme.other"; });
  refused([](PackIndex& index) { index.files.front().platform = "linux_other"; });
  refused([](PackIndex& index) { index.files.front().path = "../x"; });
  refused([](PackIndex& index) { index.files.front().sha256 = "a"; });
  refused([](PackIndex& index) {
    index.files.push_back({"acme.abc", "any", "VIEWS/板.toml", 1, std::string(64, 'a')});
  });
  for (const char* json : {"", "[]", "{}", R"({"pareto_pack": 2})",
                           R"({"pareto_pack": 0, "plugins": [], "files": []})",
                           R"({"pareto_pack": 1, "plugins": 3, "files": []})"}) {
    CHECK_THROWS_AS(static_cast<void>(parse_pack_index(json, "pack.json")), Error);
  }
}

}  // namespace
}  // namespace pareto::plugins
