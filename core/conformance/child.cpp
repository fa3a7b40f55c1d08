#include "core/conformance/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>

#include "core/base/error.hpp"

extern char** environ;

namespace pareto::conformance {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostKept = 64 * 1024;

struct Pipe {
  int read = -1, write = -1;

  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
      throw Error(ErrorCode::Io,
                  {Text{"a pipe cannot be made: {}", "无法建立管道：{}"}, {std::strerror(errno)}});
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    if (read >= 0) close(read);
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write() {
    if (write >= 0) close(write);
    write = -1;
  }
};

// False when nothing comes any more.
bool take(int from, std::string& into) {
  char piece[8192];
  const ssize_t got = ::read(from, piece, sizeof piece);
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  const std::size_t room = kMostKept - std::min(kMostKept, into.size());
  into.append(piece, std::min(room, static_cast<std::size_t>(got)));
  return got > 0;
}

pid_t start(const std::vector<std::string>& words, int output, int report) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, 1);
  posix_spawn_file_actions_adddup2(&files, output, 2);
  posix_spawn_file_actions_adddup2(&files, report, 3);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  // A group of its own, so that what a plugin starts ends with it; and Ctrl-C is this program's to
  // handle.
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&how, 0);
  std::vector<std::string> all{"pareto"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t child = -1;
  const int fault = posix_spawn(&child, "/proc/self/exe", &files, &how, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&how);
  if (fault != 0)
    throw Error(ErrorCode::Io, {Text{"the program cannot start itself: {}", "程序无法启动自身：{}"},
                                {std::strerror(fault)}});
  return child;
}

}  // namespace

ChildEnd run_self(const std::vector<std::string>& words, std::chrono::milliseconds limit) {
  ChildEnd end;
  const auto begun = Clock::now();
  Pipe output, report;
  const pid_t child = start(words, output.write, report.write);
  output.close_write();
  report.close_write();
  bool open_output = true, open_report = true;
  while (open_output || open_report) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(begun + limit - Clock::now());
    if (left.count() <= 0) {
      end.timed_out = true;
      kill(-child, SIGKILL);
      break;
    }
    pollfd wait[2] = {{open_output ? output.read : -1, POLLIN, 0},
                      {open_report ? report.read : -1, POLLIN, 0}};
    if (poll(wait, 2, static_cast<int>(std::min<std::int64_t>(left.count(), 1000))) < 0 &&
        errno != EINTR)
      break;
    if (wait[0].revents != 0) open_output = take(output.read, end.output);
    if (wait[1].revents != 0) open_report = take(report.read, end.report);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  kill(-child, SIGKILL);  // what it left behind
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.code = WEXITSTATUS(status);
  end.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
  return end;
}

}  // namespace pareto::conformance
