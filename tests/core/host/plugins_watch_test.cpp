// Which services begin anew when plugins change: those that are exchanged, and all whose plugins
// need one that is.
#include "core/host/plugins_watch.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

// A folder with a plugin that offers a service and needs another plugin, and one that nobody needs.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("pareto_watch_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    put("base", "1.0.0", "");
    put("other", "1.0.0", "");
    fs::create_directories(path_ / "serving");
    std::ofstream(path_ / "serving/serving.so") << "never opened";
    fs::permissions(path_ / "serving/serving.so", fs::perms::owner_all);
    put("serving", "1.0.0",
        R"(, "depends": ["base"], "abi": {"major": 0, "needs_minor": 0}, "library": {"platform": ")" +
            std::string(plugins::this_platform()) + R"(", "file": "serving.so", "sha256": ")" +
            plugins::sha256_of_file(path_ / "serving/serving.so") +
            R"("}, "capabilities": ["pareto.host.api/1", "pareto.host.random/1"],
            "provides": [{"extension": "pareto.service/1", "id": "shop", "label": {"en": "Shop", "zh-Hans": "店"}}])");
  }
  ~Folder() { fs::remove_all(path_); }
  void put(const std::string& id, const std::string& version, const std::string& more) {
    fs::create_directories(path_ / id);
    fs::permissions(path_ / id, fs::perms::owner_all);
    std::ofstream(path_ / id / "manifest.json")
        << R"({"manifest_version": 1, "id": ")" << id << R"(", "version": ")" << version
        << R"(", "label": {"en": "P"}, "vendor": "V", "license": "CC0-1.0")" << more << "}";
    fs::permissions(path_ / id / "manifest.json", fs::perms::owner_read | fs::perms::owner_write);
  }
  // A workspace whose own plugins these are, all enabled and trusted.
  [[nodiscard]] Workspace workspace() const {
    Workspace out = Workspace::create(path_ / "firm", {.plugins = {"base", "serving", "other"}});
    out.save(out.settings());
    fs::create_directories(out.own_plugins());
    fs::permissions(out.own_plugins(), fs::perms::owner_all);
    for (const char* id : {"base", "serving", "other"})
      fs::rename(path_ / id, out.own_plugins() / id);
    trusted(plugins::PluginRegistry({out.own_plugins()}, out.settings().plugins)).write(out.pins());
    return out;
  }
  [[nodiscard]] static plugins::Pins trusted(const plugins::PluginRegistry& registry) {
    plugins::Pins out;
    for (const char* id : {"base", "serving", "other"}) out.trust(*registry.plugin(id).manifest);
    return out;
  }
  [[nodiscard]] plugins::PluginRegistry with(const std::vector<std::string>& enabled) const {
    return {{path_}, enabled};
  }

 private:
  fs::path path_;
};

std::vector<std::string> names(const std::vector<RestartedService>& services) {
  std::vector<std::string> out;
  for (const RestartedService& one : services) out.push_back(one.plugin + ":" + one.service);
  return out;
}

const std::vector<std::string> kShop = {"serving:shop"};

}  // namespace

TEST_CASE("A service begins anew when it comes, when it goes, and when what it needs is exchanged",
          "[host]") {
  Folder folder;
  const plugins::Pins pins;
  const auto none = folder.with({"base"}), serves = folder.with({"base", "serving"}),
             with_other = folder.with({"base", "serving", "other"});
  REQUIRE(serves.plugin("serving").state == plugins::PluginState::Enabled);

  CHECK(names(restarted_between(none, serves, pins, pins)) == kShop);
  CHECK(names(restarted_between(serves, none, pins, pins)) == kShop);
  CHECK(restarted_between(serves, with_other, pins, pins).empty());
  folder.put("other", "2.0.0", "");
  CHECK(
      restarted_between(with_other, folder.with({"base", "serving", "other"}), pins, pins).empty());
  folder.put("base", "2.0.0", "");
  CHECK(names(restarted_between(serves, folder.with({"base", "serving"}), pins, pins)) == kShop);
}

TEST_CASE("A service begins anew when what is granted to it changes", "[host]") {
  const Folder folder;
  const auto serves = folder.with({"base", "serving"});
  plugins::Pins revoked;
  revoked.trust(*serves.plugin("serving").manifest);
  revoked.revoke("serving", {"pareto.host.api/1"});

  CHECK(names(restarted_between(serves, serves, {}, revoked)) == kShop);
  CHECK(restarted_between(serves, serves, revoked, revoked).empty());
}

// Between a change that services do not mind and the host that is opened for it there may be
// another.
TEST_CASE("A right that is revoked while another change is taken up is told", "[host]") {
  const Folder folder;
  Workspace workspace = folder.workspace();
  const plugins::PluginRegistry registry = plugins_of(workspace);
  REQUIRE(registry.plugin("serving").state == plugins::PluginState::Enabled);
  plugins::Pins pins = Folder::trusted(registry);
  PluginsWatch watch(workspace, registry);
  CHECK(watch.changed() == PluginsChange::None);

  Workspace edited = Workspace::open(workspace.folder());
  WorkspaceSettings settings = edited.settings();
  settings.plugins = {"base", "serving"};
  edited.save(settings);
  CHECK(watch.changed() == PluginsChange::Others);
  pins.revoke("serving", {"pareto.host.api/1"});
  pins.write(workspace.pins());
  CHECK(watch.changed() == PluginsChange::Services);
}

}  // namespace pareto::host
