#include "core/plugins/accounts.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <sstream>

#include "core/base/private_folder.hpp"

namespace pareto::plugins {
namespace {

// Lines are added until there are so many; then each plugin gets one again.
constexpr std::int64_t kMostBytes = 64 << 10;

struct Counter {
  explicit Counter(std::string_view of) : plugin(of) {}
  const std::string plugin;
  std::atomic<std::int64_t> calls = 0, failures = 0, nanos = 0, longest = 0;
};

// Counters stay where they are until the process ends: threads remember them.
struct Process {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<Counter>, std::less<>> counters;
};
Process& process() {
  static Process* const own = new Process;  // threads may still count while the program ends
  return *own;
}

Counter& counter_of(std::string_view plugin) {
  thread_local Counter* last = nullptr;
  if (last != nullptr && last->plugin == plugin) return *last;
  Process& own = process();
  const std::lock_guard lock(own.mutex);
  auto found = own.counters.find(plugin);
  if (found == own.counters.end())
    found = own.counters.emplace(plugin, std::make_unique<Counter>(plugin)).first;
  last = found->second.get();
  return *last;
}

std::string line_of(const std::string& plugin, const Account& account) {
  std::ostringstream out;
  out << plugin << ' ' << account.calls << ' ' << account.failures << ' ' << account.micros << ' '
      << account.longest_micros << ' ' << account.since << '\n';
  return out.str();
}

Accounts parse(const std::string& text) {
  Accounts out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string plugin;
    Account account;
    if (words >> plugin >> account.calls >> account.failures >> account.micros >>
        account.longest_micros >> account.since)
      out[plugin].add(account);
  }
  return out;
}

std::string read_all(int descriptor) {
  std::string out;
  char piece[4096];
  off_t at = 0;
  for (ssize_t got; (got = ::pread(descriptor, piece, sizeof piece, at)) > 0; at += got)
    out.append(piece, static_cast<std::size_t>(got));
  return out;
}

}  // namespace

void Account::add(const Account& other) {
  calls += other.calls;
  failures += other.failures;
  micros += other.micros;
  longest_micros = std::max(longest_micros, other.longest_micros);
  if (since == 0 || (other.since != 0 && other.since < since)) since = other.since;
}

void account_call(std::string_view plugin, std::chrono::nanoseconds took, bool failed) {
  Counter& counter = counter_of(plugin);
  counter.calls.fetch_add(1, std::memory_order_relaxed);
  counter.nanos.fetch_add(took.count(), std::memory_order_relaxed);
  if (failed) counter.failures.fetch_add(1, std::memory_order_relaxed);
  std::int64_t longest = counter.longest.load(std::memory_order_relaxed);
  while (took.count() > longest &&
         !counter.longest.compare_exchange_weak(longest, took.count(), std::memory_order_relaxed)) {
  }
}

Accounts take_accounts() {
  Process& own = process();
  const std::lock_guard lock(own.mutex);
  Accounts out;
  for (const auto& [plugin, counter] : own.counters) {
    Account account;
    account.calls = counter->calls.exchange(0, std::memory_order_relaxed);
    if (account.calls == 0) continue;
    account.failures = counter->failures.exchange(0, std::memory_order_relaxed);
    account.micros = counter->nanos.exchange(0, std::memory_order_relaxed) / 1000;
    account.longest_micros = counter->longest.exchange(0, std::memory_order_relaxed) / 1000;
    out.emplace(plugin, account);
  }
  return out;
}

Accounts read_accounts(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  ::flock(descriptor, LOCK_SH);
  Accounts out = parse(read_all(descriptor));
  ::close(descriptor);
  return out;
}

void keep_accounts(const std::filesystem::path& file, const Accounts& fresh,
                   std::int64_t now_micros) noexcept {
  if (fresh.empty()) return;
  try {
    std::error_code failed;
    make_private_folder(file.parent_path(), failed);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    ::flock(descriptor, LOCK_EX);
    struct stat known {};
    Accounts sum = fresh;
    for (auto& [plugin, account] : sum) account.since = now_micros;
    if (::fstat(descriptor, &known) == 0 && known.st_size > kMostBytes) {
      for (const auto& [plugin, account] : parse(read_all(descriptor))) sum[plugin].add(account);
      if (::ftruncate(descriptor, 0) != 0) sum.clear();
    }
    std::string lines;
    for (const auto& [plugin, account] : sum) lines += line_of(plugin, account);
    [[maybe_unused]] const ssize_t ignored = ::write(descriptor, lines.data(), lines.size());
    ::close(descriptor);
  } catch (...) {
    // Figures that cannot be kept are no reason to fail on the way out.
  }
}

}  // namespace pareto::plugins
