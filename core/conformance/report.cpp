#include "core/conformance/report.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "core/conformance/watch.hpp"
#include "pareto/testing/fence.hpp"

namespace pareto::conformance {
namespace {

constexpr int kReport = 3;

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// ---- a fault
// -------------------------------------------------------------------------------------------------------------
Language fault_language = Language::English;

void put(const char* text) { static_cast<void>(!write(kReport, text, std::strlen(text))); }

// Says in which memory, if it is memory that the host lent; then the process ends as it would have.
void on_fault(int signal, siginfo_t* info, void*) {
  const char* what = "";
  const auto kind = sdk::testing::fence_at(info->si_addr, &what);
  if (kind != sdk::testing::FenceFault::None) {
    static constexpr Text kPast{"read or wrote past the end of ", "越界访问，越过末尾："};
    static constexpr Text kWritten{"wrote into what it was only lent: ",
                                   "写入了只是借给它的内存："};
    static constexpr Text kAfter{"used what it had released, or was no longer lent: ",
                                 "使用了已经释放或收回的内存："};
    const Text& words = kind == sdk::testing::FenceFault::PastTheEnd ? kPast
                        : kind == sdk::testing::FenceFault::Written  ? kWritten
                                                                     : kAfter;
    put("F");
    const std::string_view text = words.in(fault_language);
    static_cast<void>(!write(kReport, text.data(), text.size()));
    put(what);
    put("\n");
  }
  ::signal(signal, SIG_DFL);
  raise(signal);
}

void watch_faults(Language language) {
  fault_language = language;
  static char room[64 * 1024];
  stack_t stack{};
  stack.ss_sp = room;
  stack.ss_size = sizeof room;
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace

Report read_report(std::string_view lines) {
  Report out;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty()) continue;
    const std::string text(line.substr(1));
    if (line[0] == 'V') {
      if (out.violations.find(text) == std::string::npos)
        out.violations += (out.violations.empty() ? "" : ", ") + text;
    } else if (line[0] == 'R') {
      out.remedy = text;
    } else if (out.state == 0) {
      out.state = line[0];
      out.text = text;
    }
  }
  return out;
}

std::string run_case(const Planned& planned, const Subject& subject) {
  const auto failed = [&](const std::string& text) { return "F" + one_line(text) + "\n"; };
  try {
    Trial trial(subject, planned.extension);
    planned.what->run(trial);
    require_same_ground(trial.ground(), ProcessState::now());
    return "P\n";
  } catch (const Skipped& skipped) {
    return "S" + one_line(skipped.why.in(subject.language)) + "\n";
  } catch (const Error& error) {
    std::string out = failed(error.text(subject.language));
    if (const auto remedy = error.remedy(subject.language)) out += "R" + one_line(*remedy) + "\n";
    return out;
  } catch (const std::exception& error) {
    return failed(say(subject.language,
                      {"threw an exception across the interface: {}", "跨接口抛出了异常：{}"},
                      {error.what()}));
  } catch (...) {
    return failed(say(subject.language, {"threw across the interface what is no exception",
                                         "跨接口抛出了并非异常的东西"}));
  }
}

int run_child(int count, char** words) {
  if (count != 9 || fcntl(kReport, F_GETFD) < 0) return 2;
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  Subject subject{words[2], std::strtoull(words[5], nullptr, 10),
                  std::string_view(words[6]) == "oldest",
                  parse_language(words[7]).value_or(Language::English), words[8]};
  watch_faults(subject.language);
  const Case* found = nullptr;
  for (const Case& one : all_cases()) {
    if (one.name == words[3]) found = &one;
  }
  if (found == nullptr) return 2;
  const std::string report = run_case({found, subject.manifest, words[4], ""}, subject);
  put(report.c_str());
  // Destructors of the plugin and of the libraries that it brought are not what this case is about.
  std::fflush(nullptr);
  _exit(0);
}

}  // namespace pareto::conformance
