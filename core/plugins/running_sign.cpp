#include "core/plugins/running_sign.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <charconv>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>

#include "core/base/message.hpp"
#include "core/plugins/accounts.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kName = 96, kThreads = 64;
constexpr std::array<int, 5> kFaults = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

// The file.
struct Page {
  std::int32_t signal;
  char of[kName];                 // the plugin in which the signal came
  char threads[kThreads][kName];  // where threads are; empty: in no plugin
};

void put(char (&to)[kName], std::string_view name) {
  const std::size_t size = std::min(name.size(), kName - 1);
  if (size > 0) std::memcpy(to, name.data(), size);
  to[size] = '\0';
}
std::string_view text(const char (&from)[kName]) { return {from, strnlen(from, kName)}; }

// The process's own. The page is made when a plugin is first entered, so that commands without
// plugins write no file.
struct Process {
  std::mutex mutex;  // guards what follows
  fs::path file;     // empty: no sign
  int descriptor = -1;
  std::atomic<Page*> page = nullptr;
  std::atomic<bool> wanted = false;
  std::string before, behind;  // the words around the plugin's name
  std::array<struct sigaction, kFaults.size()> old{};
  bool handled = false;
};
Process& process() {
  static Process process;
  return process;
}

thread_local const Running* innermost = nullptr;

// A place in the page that is one thread's alone until it ends. Of more threads than there are
// places the later ones have none, and are not noted.
std::atomic<std::uint64_t> places_taken{0};
static_assert(kThreads == 64, "a bit for each");

class Place {
 public:
  Place() {
    std::uint64_t taken = places_taken.load(std::memory_order_relaxed);
    do {
      at_ = static_cast<std::size_t>(std::countr_one(taken));
    } while (at_ < kThreads &&
             !places_taken.compare_exchange_weak(taken, taken | std::uint64_t{1} << at_,
                                                 std::memory_order_acq_rel));
  }
  ~Place() {
    if (at_ < kThreads)
      places_taken.fetch_and(~(std::uint64_t{1} << at_), std::memory_order_acq_rel);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  void note(Page& page, std::string_view plugin) const {
    if (at_ < kThreads) put(page.threads[at_], plugin);
  }

 private:
  std::size_t at_ = kThreads;
};
thread_local const Place own_place;

// A handler needs a stack though the thread's own has run out.
struct HandlerStack {
  HandlerStack() : memory(new char[kSize]) {
    stack_t own{};
    own.ss_sp = memory.get();
    own.ss_size = kSize;
    stack_t present{};
    if (::sigaltstack(nullptr, &present) == 0 && (present.ss_flags & SS_DISABLE) != 0)
      ::sigaltstack(&own, nullptr);
    else
      memory.reset();
  }
  ~HandlerStack() {
    if (!memory) return;
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    ::sigaltstack(&none, nullptr);
  }
  static constexpr std::size_t kSize = 32'768;
  std::unique_ptr<char[]> memory;
};

// Only calls that are allowed in a handler.
void say_on_stderr(std::string_view plugin) {
  const Process& own = process();
  for (const std::string_view part :
       {std::string_view(own.before), plugin, std::string_view(own.behind)}) {
    [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, part.data(), part.size());
  }
}

void on_fault(int signal, siginfo_t* info, void*) {
  Process& own = process();
  Page* page = own.page.load();
  if (page != nullptr && innermost != nullptr && page->signal == 0) {
    put(page->of, innermost->plugin());
    page->signal = signal;
    say_on_stderr(innermost->plugin());
  }
  // As if we had not been here: the default, or whoever looked before us.
  for (std::size_t i = 0; i < kFaults.size(); ++i) {
    if (kFaults[i] == signal) ::sigaction(signal, &own.old[i], nullptr);
  }
  // A fault comes again by itself, at its own place; a signal that was sent does not.
  if (info->si_code <= 0) ::raise(signal);
}

void handle_faults(Process& own) {
  if (own.handled) return;
  own.handled = true;
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_ONSTACK | SA_SIGINFO;
  for (std::size_t i = 0; i < kFaults.size(); ++i) ::sigaction(kFaults[i], &action, &own.old[i]);
}

// A sign that cannot be made is no reason not to work.
void make_page(Process& own) {
  const std::lock_guard guard(own.mutex);
  if (own.file.empty() || own.page.load() != nullptr) return;
  own.wanted = false;
  const fs::path file = fs::path(own.file) += "-" + std::to_string(::getpid());
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (opened < 0) return;
  // Never in the place of a standard stream that is closed: what is said there would be written
  // into the sign.
  own.descriptor = ::fcntl(opened, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  ::close(opened);
  if (own.descriptor < 0) return;
  void* memory = MAP_FAILED;
  // Room is taken now: a page that finds none when it is written would be a fault of ours.
  if (::flock(own.descriptor, LOCK_EX | LOCK_NB) == 0 &&
      ::posix_fallocate(own.descriptor, 0, sizeof(Page)) == 0) {
    memory = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, own.descriptor, 0);
  }
  if (memory == MAP_FAILED) {
    ::unlink(file.c_str());
    ::close(std::exchange(own.descriptor, -1));
    return;
  }
  std::memset(memory, 0, sizeof(Page));
  own.page = static_cast<Page*>(memory);
  handle_faults(own);
}

void note(const Running* running) {
  Page* page = process().page.load(std::memory_order_acquire);
  if (page != nullptr)
    own_place.note(*page, running == nullptr ? std::string_view() : running->plugin());
}

}  // namespace

Running::Running(std::string_view plugin)
    : plugin_(plugin),
      outer_(innermost),
      began_(std::chrono::steady_clock::now()),
      exceptions_(std::uncaught_exceptions()) {
  thread_local const HandlerStack stack;
  Process& own = process();
  if (own.wanted.load(std::memory_order_relaxed)) make_page(own);
  innermost = this;
  note(this);
}

Running::~Running() {
  innermost = outer_;
  note(outer_);
  const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - began_;
  if (outer_ != nullptr) outer_->others_ += took;
  try {
    account_call(plugin_, took - others_, failed_ || std::uncaught_exceptions() > exceptions_);
  } catch (const std::exception&) {
    // Without memory for it the call is not counted.
  }
}

RunningSign::RunningSign(fs::path file, Language language) : file_(std::move(file)) {
  Process& own = process();
  const std::lock_guard guard(own.mutex);
  if (!own.file.empty()) return;
  own.file = file_;
  // "{}" stands where the plugin's name will be put: in a handler nothing can be formatted.
  const std::string words = say(
      language,
      {"\nplugin {} failed and took Pareto with it; from the next start on it is not used (pareto plugin list)\n",
       "\n插件 {} 出错，Pareto 随之中止；下次启动起不再使用它（pareto plugin list）\n"},
      {"\x01"});
  own.before = words.substr(0, words.find('\x01'));
  own.behind = words.substr(words.find('\x01') + 1);
  own.wanted = true;
  mine_ = true;
}

RunningSign::~RunningSign() {
  if (!mine_) return;
  Process& own = process();
  const std::lock_guard guard(own.mutex);
  own.wanted = false;
  if (Page* page = own.page.exchange(nullptr); page != nullptr) {
    const fs::path file = fs::path(own.file) += "-" + std::to_string(::getpid());
    ::unlink(file.c_str());
    ::munmap(page, sizeof(Page));
    ::close(std::exchange(own.descriptor, -1));
  }
  own.file.clear();
}

std::vector<Died> RunningSign::take_left() {
  std::vector<Died> out;
  const std::string begin = file_.filename().string() + "-";
  std::vector<fs::path> signs;
  std::error_code failed;
  for (const auto& entry :
       fs::directory_iterator(file_.parent_path().empty() ? "." : file_.parent_path(), failed)) {
    if (entry.path().filename().string().starts_with(begin)) signs.push_back(entry.path());
  }
  for (const fs::path& sign : signs) {
    const int descriptor = ::open(sign.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    // Whoever lives holds the lock; of several that look, one gets it, and finds the file gone if
    // another was faster.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && fs::exists(sign)) {
      Page page{};
      const bool whole =
          ::pread(descriptor, &page, sizeof page, 0) == static_cast<ssize_t>(sizeof page);
      ::unlink(sign.c_str());
      Died died{.plugin = whole ? std::string(text(page.of)) : "", .signal = page.signal};
      const std::string number = sign.filename().string().substr(begin.size());
      std::from_chars(number.data(), number.data() + number.size(), died.process);
      for (std::size_t i = 0; whole && died.plugin.empty() && i < kThreads; ++i)
        died.plugin = text(page.threads[i]);
      if (!died.plugin.empty()) out.push_back(std::move(died));
    }
    ::close(descriptor);
  }
  return out;
}

std::string_view signal_name(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "segmentation fault";
    case SIGBUS:
      return "bus error";
    case SIGILL:
      return "illegal instruction";
    case SIGFPE:
      return "arithmetic error";
    case SIGABRT:
      return "abort";
    default:
      return "killed";
  }
}

}  // namespace pareto::plugins
