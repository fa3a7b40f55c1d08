#include "core/plugins/running_sign.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>
#include <vector>

#include "core/plugins/quarantine.hpp"

using namespace pareto::plugins;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("pareto-sign-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] fs::path sign() const { return path / "pareto.db-plugin"; }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

// A process of its own that does this and then ends as `end` does.
template <class Work>
int in_child(const Folder& folder, Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGABRT})
      ::signal(signal, SIG_DFL);  // Catch has handlers of its own
    ::close(STDERR_FILENO);       // its number is given to the next file
    RunningSign sign(folder.sign(), pareto::Language::English);
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("A process that dies of a fault leaves the plugin it was in, and the signal",
          "[plugins]") {
  const Folder folder;
  const int status = in_child(folder, [] {
    const Running outer("acme.outer");
    const Running inner("acme.inner");
    ::raise(SIGSEGV);
  });
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGSEGV);

  RunningSign sign(folder.sign(), pareto::Language::English);
  const std::vector<Died> died = sign.take_left();

  REQUIRE(died.size() == 1);
  CHECK(died[0].plugin == "acme.inner");
  CHECK(died[0].signal == SIGSEGV);
  CHECK(sign.take_left().empty());
  CHECK(folder.entries() == 0);
}

TEST_CASE(
    "A process that is killed leaves the plugin without a signal, one outside of plugins nothing",
    "[plugins]") {
  const Folder folder;
  static_cast<void>(in_child(folder, [] {
    const Running outer("acme.outer");
    { const Running inner("acme.inner"); }
    ::raise(SIGKILL);
  }));
  static_cast<void>(in_child(folder, [] {
    { const Running running("acme.done"); }
    ::raise(SIGSEGV);
  }));

  RunningSign sign(folder.sign(), pareto::Language::English);
  const std::vector<Died> died = sign.take_left();

  REQUIRE(died.size() == 1);
  CHECK(died[0].plugin == "acme.outer");
  CHECK(died[0].signal == 0);
}

TEST_CASE("Of more threads than the sign has room for none writes what another wrote",
          "[plugins]") {
  const Folder folder;
  static_cast<void>(in_child(folder, [] {
    const Running outer("acme.outer");
    std::vector<std::thread> threads;
    for (int i = 0; i < 100; ++i)
      threads.emplace_back([] {
        for (int again = 0; again < 50; ++again) const Running running("acme.another");
      });
    for (std::thread& thread : threads) thread.join();
    ::raise(SIGKILL);
  }));

  RunningSign sign(folder.sign(), pareto::Language::English);
  const std::vector<Died> died = sign.take_left();

  REQUIRE(died.size() == 1);
  CHECK(died[0].plugin == "acme.outer");
}

TEST_CASE("The sign of a process that lives is left alone, and goes with it", "[plugins]") {
  const Folder folder;
  {
    RunningSign sign(folder.sign(), pareto::Language::English);
    const Running running("acme.rule");
    CHECK(folder.entries() == 1);

    CHECK(sign.take_left().empty());
    CHECK(folder.entries() == 1);
  }
  CHECK(folder.entries() == 0);
}

TEST_CASE("A plugin is quarantined for its library only, until it is released", "[plugins]") {
  const Folder folder;
  Quarantine quarantine(folder.path / "pareto.quarantine");
  CHECK(quarantine.all().empty());

  quarantine.add({"acme.rule", "aa11", SIGSEGV, 5});
  quarantine.add({"acme.rule", "aa11", SIGABRT, 6});
  quarantine.add({"other", "bb22", SIGABRT, 7});

  CHECK(quarantine.all().size() == 2);
  REQUIRE(quarantine.find("acme.rule", "aa11"));
  CHECK(quarantine.find("acme.rule", "aa11")->signal == SIGSEGV);
  CHECK_FALSE(quarantine.find("acme.rule", "cc33"));
  CHECK(quarantine.release("acme.rule"));
  CHECK_FALSE(quarantine.release("acme.rule"));
  CHECK(quarantine.find("other", "bb22"));
}
