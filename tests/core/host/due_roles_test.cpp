// Roles that come with a change of plugins, when the process that changes them is killed: at every
// look at the clock, among them the one with which roles begin to be written, when the plugins are
// there already.
#include "core/host/due_roles.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "core/base/error.hpp"
#include "core/host/plugin_installation.hpp"
#include "core/host/plugin_life.hpp"
#include "core/plugins/pack_writer.hpp"

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNow = 1'800'000'000'000'000;

// A workspace, and packs of a plugin that brings nothing but roles.
class Fixture {
 public:
  Fixture()
      : folder_(fs::temp_directory_path() / ("pareto_due_roles_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    mask_ = ::umask(022);
    Host::create(Workspace::create(firm(), {}), {});
  }
  ~Fixture() {
    ::umask(mask_);
    fs::remove_all(folder_);
  }
  [[nodiscard]] fs::path firm() const { return folder_ / "firm"; }

  fs::path pack(const std::string& version, const std::vector<std::string>& roles) const {
    const fs::path plugin = folder_ / version / "acme";
    write(plugin / "manifest.json",
          R"({"manifest_version": 1, "id": "acme", "version": ")" + version +
              R"(", "label": {"en": "Acme"}, "vendor": "Acme", "license": "CC0-1.0"})");
    for (const std::string& code : roles)
      write(plugin / "roles" / (code + ".toml"),
            "name = \"" + code + "\"\n[rights.customer]\ncan = [\"see\"]\nscope = \"own\"\n");
    return plugins::write_pack({.folders = {plugin}, .to = folder_ / version}).file;
  }
  void install(const fs::path& pack, bool enable) const {
    const auto host = Host::open(Workspace::open(firm()), {});
    const plugins::PackReader reader(pack);
    static_cast<void>(PluginInstallation(*host, reader, enable).carry_out({}));
  }

  // As things stand in the files, whoever is about to open them.
  [[nodiscard]] bool enabled() const {
    const std::vector<std::string> ids = Workspace::open(firm()).settings().plugins;
    return std::ranges::find(ids, "acme") != ids.end();
  }
  [[nodiscard]] std::string version() const {
    const fs::path manifest = firm() / "plugins" / "acme" / "manifest.json";
    return fs::exists(manifest) ? plugins::read_manifest(manifest).version : std::string();
  }
  [[nodiscard]] bool has_role(const std::string& code) const {
    store::Connection connection(Workspace::open(firm()).database(), store::Mode::ReadOnly);
    return connection.integer("SELECT count(*) FROM pareto_role WHERE code = '" + code + "'") > 0;
  }
  void open() const { static_cast<void>(Host::open(Workspace::open(firm()), {})); }

 private:
  static void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  fs::path folder_;
  mode_t mask_ = 0;
};

// In a process of its own, which is killed when it looks at the clock for the `moment`th time.
// Answers whether it came to its end.
bool carried_out(const Fixture& fixture, int moment,
                 const std::function<void(Host&, const HostOptions&)>& change) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int left = -1;
    HostOptions options{.clock_micros = [&left] {
      if (left > 0 && --left == 0) ::kill(::getpid(), SIGKILL);
      return kNow;
    }};
    try {
      const auto host = Host::open(Workspace::open(fixture.firm()), options);
      left = moment;
      change(*host, options);
      ::_exit(0);
    } catch (const std::exception&) {
      ::_exit(1);
    }
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return !WIFSIGNALED(status);
}

}  // namespace

TEST_CASE(
    "Whenever it is killed, a plugin that is enabled has its roles when the workspace is opened next",
    "[host][plugins]") {
  int between = 0;
  for (int moment = 1, done = 0; done == 0; ++moment) {
    CAPTURE(moment);
    const Fixture fixture;
    fixture.install(fixture.pack("1.0.0", {"buyer", "keeper"}), false);

    done = carried_out(fixture, moment, [](Host& host, const HostOptions& options) {
      static_cast<void>(Enabling(host, {"acme"}).carry_out(options));
    });
    between += fixture.enabled() && !fixture.has_role("buyer");
    fixture.open();

    CHECK(fixture.has_role("buyer") == fixture.enabled());
    CHECK(fixture.has_role("keeper") == fixture.enabled());
    if (done != 0) CHECK(fixture.enabled());
    REQUIRE(moment < 100);
  }
  CHECK(between > 0);
}

TEST_CASE(
    "Whenever it is killed, a newer version has its new roles and those that were removed stay away",
    "[host][plugins]") {
  int between = 0;
  for (int moment = 1, done = 0; done == 0; ++moment) {
    CAPTURE(moment);
    const Fixture fixture;
    fixture.install(fixture.pack("1.0.0", {"buyer"}), true);
    {
      const auto host = Host::open(Workspace::open(fixture.firm()), {});
      records::Transaction transaction(host->records(), host->session(),
                                       {.kind = "remove", .title = "buyer"});
      const std::int64_t id =
          transaction.connection().integer("SELECT id FROM pareto_role WHERE code = 'buyer'");
      transaction.remove(host->schema().entity("role"), std::vector{id});
      transaction.commit();
    }
    const fs::path newer = fixture.pack("1.1.0", {"buyer", "keeper"});

    done = carried_out(fixture, moment, [&](Host& host, const HostOptions& options) {
      const plugins::PackReader reader(newer);
      static_cast<void>(PluginInstallation(host, reader, false).carry_out(options));
    });
    between += fixture.version() == "1.1.0" && !fixture.has_role("keeper");
    fixture.open();

    CHECK(fixture.has_role("keeper") == (fixture.version() == "1.1.0"));
    CHECK_FALSE(fixture.has_role("buyer"));
    REQUIRE(moment < 100);
  }
  CHECK(between > 0);
}

TEST_CASE(
    "Roles that were due to a change that was killed are put in once, and what follows says what is",
    "[host][plugins]") {
  const Fixture fixture;
  fixture.install(fixture.pack("1.0.0", {"buyer"}), false);
  for (int moment = 1; !(fixture.enabled() && !fixture.has_role("buyer")); ++moment) {
    REQUIRE_FALSE(carried_out(fixture, moment, [](Host& host, const HostOptions& options) {
      static_cast<void>(Enabling(host, {"acme"}).carry_out(options));
    }));
  }
  fixture.open();
  fixture.open();

  const auto host = Host::open(Workspace::open(fixture.firm()), {});
  CHECK(host->connection().integer("SELECT count(*) FROM pareto_operation WHERE kind = 'role'") ==
        1);
  Enabling again(*host, {"acme"});
  static_cast<void>(again.carry_out({}));
  CHECK(again.roles().made.empty());
  CHECK(again.roles().kept == std::vector<std::string>{"buyer"});
}

}  // namespace pareto::host
