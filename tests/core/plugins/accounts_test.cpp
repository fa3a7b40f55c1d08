#include "core/plugins/accounts.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "core/plugins/plugin_call.hpp"
#include "core/plugins/running_sign.hpp"

namespace pareto::plugins {
namespace {
namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "pareto-accounts-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

TEST_CASE("A call is counted for the plugin it is in, and what another does inside for that one",
          "[plugins]") {
  static_cast<void>(take_accounts());
  {
    const Running outer("test.outer");
    const Running inner("test.inner");
    std::this_thread::sleep_for(20ms);
  }

  const Accounts taken = take_accounts();

  REQUIRE(taken.size() == 2);
  CHECK(taken.at("test.outer").calls == 1);
  CHECK(taken.at("test.inner").micros >= 20'000);
  CHECK(taken.at("test.outer").micros < taken.at("test.inner").micros);
  CHECK(taken.at("test.inner").longest_micros == taken.at("test.inner").micros);
  CHECK(take_accounts().empty());
}

TEST_CASE("A status and an exception are failures, being cancelled is none", "[plugins]") {
  static_cast<void>(take_accounts());
  CHECK_THROWS(call("test.fails", [](pareto_error*) -> pareto_status { return PARETO_E_FAIL; }));
  CHECK_THROWS(
      call("test.fails", [](pareto_error*) -> pareto_status { throw std::runtime_error("no"); }));
  CHECK_THROWS(
      call("test.fails", [](pareto_error*) -> pareto_status { return PARETO_E_CANCELLED; }));
  call("test.fails", [](pareto_error*) -> pareto_status { return PARETO_OK; });
  CHECK_THROWS(reading("test.fails", []() -> int { throw std::runtime_error("no"); }));

  const Accounts taken = take_accounts();

  CHECK(taken.at("test.fails").calls == 5);
  CHECK(taken.at("test.fails").failures == 3);
}

TEST_CASE("Accounts of several processes are summed up, however long the file grows", "[plugins]") {
  const Folder folder;
  const fs::path file = folder.path / "logs" / "plugin-accounts";
  constexpr int kProcesses = 4000;  // so that lines are put together more than once

  for (int i = 0; i < kProcesses; ++i)
    keep_accounts(file, {{"acme.abc", {2, 1, 10, i, 0}}, {"acme.b", {1, 0, 1, 1, 0}}}, 1'000 + i);

  const Accounts all = read_accounts(file);
  CHECK(all.at("acme.abc").calls == 2 * kProcesses);
  CHECK(all.at("acme.abc").failures == kProcesses);
  CHECK(all.at("acme.abc").micros == 10 * kProcesses);
  CHECK(all.at("acme.abc").longest_micros == kProcesses - 1);
  CHECK(all.at("acme.abc").since == 1'000);
  CHECK(all.at("acme.b").calls == kProcesses);
  CHECK(fs::file_size(file) < 70'000);
}

TEST_CASE("Accounts that cannot be kept or read are none", "[plugins]") {
  keep_accounts("/proc/nothing/plugin-accounts", {{"acme.abc", {1, 0, 1, 1, 0}}}, 1);
  CHECK(read_accounts("/proc/nothing/plugin-accounts").empty());

  const Folder folder;
  std::ofstream(folder.path / "accounts") << "acme.abc 1\nnonsense\nacme.abc 1 0 5 5 7\n";

  CHECK(read_accounts(folder.path / "accounts").at("acme.abc").calls == 1);
}

}  // namespace
}  // namespace pareto::plugins
