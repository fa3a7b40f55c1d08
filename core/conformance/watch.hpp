// What the process is while a plugin's code runs: threads, open files, signal handlers, locale,
// folder, and what it asks of the system. Linux.
//
// One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pareto::conformance {

// Compared before and after: what a plugin must leave as it was.
struct ProcessState {
  std::size_t threads = 0;
  std::map<int, std::string> files;  // descriptors and what they are
  std::string locale, folder, zone;
  unsigned mask = 0;                  // umask
  int rounding = 0;                   // of floating-point numbers
  std::vector<std::string> handlers;  // of signals, by number
  std::map<std::string, std::string> environment;

  [[nodiscard]] static ProcessState now();
};
// Throws Error naming the first thing that differs. Threads that are about to end get a moment.
void require_same(const ProcessState& before);
// The same of what no code that runs in another's process may change for all: locale, environment,
// folder, umask, rounding, signal handlers. After every case, whatever it is about.
void require_same_ground(const ProcessState& before, const ProcessState& after);

// Bytes that are taken from the heap.
[[nodiscard]] std::size_t heap_bytes();

// From now on every socket, thread, process and file opened for writing in this process is refused
// and told to the parent. False where the system has no such means; nothing is watched then. Cannot
// be undone.
bool forbid_side_effects();

}  // namespace pareto::conformance
