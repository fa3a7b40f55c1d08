#include "core/conformance/watch.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <cerrno>
#include <cfenv>
#include <clocale>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <thread>

#include "core/conformance/case.hpp"

extern char** environ;

namespace pareto::conformance {
namespace fs = std::filesystem;

namespace {

// Which plugin crashed is told by handlers of the host's, what a case forbids by one of its own.
const std::set<int> kOfTheProgram = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS};

}  // namespace

ProcessState ProcessState::now() {
  ProcessState out;
  std::error_code none;
  for (const auto& task : fs::directory_iterator("/proc/self/task", none))
    static_cast<void>(task), ++out.threads;
  for (int fd = 0; fd < 1024; ++fd) {
    if (fcntl(fd, F_GETFD) < 0) continue;
    out.files[fd] = fs::read_symlink("/proc/self/fd/" + std::to_string(fd), none).string();
  }
  if (const char* name = std::setlocale(LC_ALL, nullptr)) out.locale = name;
  out.folder = fs::current_path(none).string();
  out.mask = umask(0);
  umask(out.mask);
  out.rounding = std::fegetround();
  for (int number = 1; number < 32; ++number) {
    struct sigaction action {};
    sigaction(number, nullptr, &action);
    out.handlers.push_back(
        action.sa_handler == SIG_DFL ? "default"
        : action.sa_handler == SIG_IGN
            ? "ignored"
            : std::to_string(reinterpret_cast<std::uintptr_t>(action.sa_handler)));
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string line = *entry;
    out.environment[line.substr(0, line.find('='))] = line;
  }
  return out;
}

void require_same(const ProcessState& before) {
  ProcessState after = ProcessState::now();
  for (int i = 0; i < 50 && after.threads > before.threads; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    after = ProcessState::now();
  }
  if (after.threads > before.threads)
    fail({"left {} threads running", "留下了 {} 个线程"}, {after.threads - before.threads},
         {"only services own threads, and they join them when they stop",
          "只有服务可以拥有线程，并在停止时等待其结束"});
  for (const auto& [number, what] : after.files) {
    if (before.files.contains(number)) continue;
    fail({"left a file or socket open: {}", "留下了打开的文件或套接字：{}"}, {what},
         {"close what was opened; a plugin's files and sockets come from the host's services",
          "请关闭打开的文件；插件应通过主程序的服务使用文件与网络"});
  }
  for (const auto& [number, what] : before.files) {
    if (!after.files.contains(number))
      fail({"closed a file that is not its own: {}", "关闭了不属于它的文件：{}"}, {what});
  }
  require_same_ground(before, after);
}

void require_same_ground(const ProcessState& before, const ProcessState& after) {
  if (after.locale != before.locale)
    fail({"changed the locale of the process to {}", "把进程的区域设置改成了 {}"}, {after.locale});
  if (after.folder != before.folder)
    fail({"changed the folder of the process to {}", "把进程的当前文件夹改成了 {}"},
         {after.folder});
  if (after.mask != before.mask) fail({"changed the umask of the process", "改变了进程的 umask"});
  if (after.rounding != before.rounding)
    fail({"changed how the process rounds numbers", "改变了进程的舍入方式"});
  for (std::size_t i = 0; i < before.handlers.size(); ++i) {
    if (kOfTheProgram.contains(static_cast<int>(i + 1))) continue;
    if (after.handlers[i] != before.handlers[i])
      fail({"handles signal {} of the process", "接管了进程的信号 {}"}, {i + 1});
  }
  for (const auto& [name, line] : before.environment) {
    if (!after.environment.contains(name))
      fail({"changed the environment of the process: {}", "改变了进程的环境变量：{}"}, {name});
  }
  for (const auto& [name, line] : after.environment) {
    if (name == "PARETO_PLUGINS")
      continue;  // cases that make a workspace say there which plugins it has
    const auto found = before.environment.find(name);
    if (found == before.environment.end() || found->second != line)
      fail({"changed the environment of the process: {}", "改变了进程的环境变量：{}"}, {name});
  }
}

std::size_t heap_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

namespace {

constexpr int kReport = 3;

const char* name_of(int call) {
  switch (call) {
    case SYS_socket:
    case SYS_socketpair:
      return "Va socket\n";
    case SYS_clone:
    case SYS_clone3:
#ifdef SYS_fork
    case SYS_fork:
    case SYS_vfork:
#endif
      return "Va thread or process\n";
    case SYS_execve:
      return "Vanother program\n";
    case SYS_unlinkat:
#ifdef SYS_unlink
    case SYS_unlink:
#endif
      return "Vremoving a file\n";
    default:
      return "Va file opened for writing\n";
  }
}

// The call did not happen; it answers that it is not allowed.
void on_refused(int, siginfo_t* info, void* context) {
  const char* words = name_of(info->si_syscall);
  static_cast<void>(!write(kReport, words, std::strlen(words)));
  auto* where = static_cast<ucontext_t*>(context);
#if defined(__x86_64__)
  where->uc_mcontext.gregs[REG_RAX] = -EPERM;
#elif defined(__aarch64__)
  where->uc_mcontext.regs[0] = static_cast<unsigned long long>(-EPERM);
#endif
}

}  // namespace

bool forbid_side_effects() {
  struct sigaction action {};
  action.sa_sigaction = on_refused;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGSYS, &action, nullptr);

#define PARETO_NUMBER BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))
#define PARETO_REFUSE(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP)
  // Refused where the flags, the given argument of the call, ask for more than reading.
#define PARETO_REFUSE_WRITING(call, argument)                                            \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 4),                                     \
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args) + (argument)*8),   \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP), PARETO_NUMBER
  static sock_filter rules[] = {
      PARETO_NUMBER,
      PARETO_REFUSE(SYS_socket),
      PARETO_REFUSE(SYS_socketpair),
      PARETO_REFUSE(SYS_clone),
      PARETO_REFUSE(SYS_clone3),
      PARETO_REFUSE(SYS_execve),
      PARETO_REFUSE(SYS_unlinkat),
      PARETO_REFUSE_WRITING(SYS_openat, 2),
#ifdef SYS_open
      PARETO_REFUSE_WRITING(SYS_open, 1),
      PARETO_REFUSE(SYS_fork),
      PARETO_REFUSE(SYS_vfork),
      PARETO_REFUSE(SYS_unlink),
      PARETO_REFUSE(SYS_creat),
#endif
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
#undef PARETO_NUMBER
#undef PARETO_REFUSE
#undef PARETO_REFUSE_WRITING
  sock_fprog program{static_cast<unsigned short>(sizeof rules / sizeof *rules), rules};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace pareto::conformance
