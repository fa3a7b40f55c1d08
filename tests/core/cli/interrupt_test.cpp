#include "core/cli/terminal/interrupt.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <catch2/catch.hpp>

namespace pareto::cli {
namespace {

// Signals belong to the whole process, so each case plays in a child of its own.
template <class Work>
int status_of_child(Work work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST_CASE("The first Ctrl-C raises a flag", "[cli]") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const int status = status_of_child([signal] {
      const std::atomic<bool>& flag = interrupted_by_signal();
      const bool before = flag;
      ::raise(signal);
      return !before && flag ? 7 : 0;
    });

    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 7);
  }
}

TEST_CASE("The second Ctrl-C ends the process", "[cli]") {
  const int status = status_of_child([] {
    static_cast<void>(interrupted_by_signal());
    ::raise(SIGINT);
    ::raise(SIGINT);
    return 7;
  });

  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}

TEST_CASE("A second SIGTERM is the same wish", "[cli]") {
  const int status = status_of_child([] {
    const std::atomic<bool>& flag = interrupted_by_signal();
    ::raise(SIGTERM);
    ::raise(SIGTERM);
    return flag ? 7 : 0;
  });

  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("Ctrl-C ends a wait for the keyboard", "[cli]") {
  const int status = status_of_child([] {
    static_cast<void>(interrupted_by_signal());
    int ends[2];
    if (::pipe(ends) != 0) return 1;
    const pid_t parent = getpid();
    if (fork() == 0) {
      usleep(50'000);
      kill(parent, SIGINT);
      _exit(0);
    }
    char c = 0;
    return read(ends[0], &c, 1) < 0 ? 7 : 0;
  });

  CHECK(WEXITSTATUS(status) == 7);
}

}  // namespace
}  // namespace pareto::cli
