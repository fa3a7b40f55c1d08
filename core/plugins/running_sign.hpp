// Which plugin's code this process is in, written where it outlives the process.
//
//     const Running running("acme.abc");   // until the end of the block
//
// The sign is a small file beside the database, mapped into memory and locked while the process
// lives: to enter a plugin costs the copy of its name. When the process dies of a fault, a handler
// notes the signal in it; whoever opens the workspace next finds a sign that nobody holds, and
// knows of which plugin the process died (docs/decisions/0023-backups-and-crashes.md). Without a
// sign nothing is noted.
//
// Each time is also an entry in the plugin's account (accounts.hpp).
//
// Signals belong to the process, so does the sign: of several hosts in one process the first has
// it. Running: any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace pareto::plugins {

class Running {
 public:
  // The name must outlive this.
  explicit Running(std::string_view plugin);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] std::string_view plugin() const { return plugin_; }
  // The call is coming back with a failure; an exception that passes through is one by itself.
  void failed() const { failed_ = true; }

 private:
  std::string_view plugin_;
  const Running* outer_;
  std::chrono::steady_clock::time_point began_;
  mutable std::chrono::nanoseconds others_{0};  // in plugins that were entered from this one
  mutable bool failed_ = false;
  int exceptions_;
};

// A process that ended inside a plugin.
struct Died {
  std::string plugin;
  int signal = 0;  // 0: it was killed, or the machine stopped; that says nothing of the plugin
  std::int64_t process = 0;
};

class RunningSign {
 public:
  // `file` is the beginning of the signs' names: each process adds its number.
  RunningSign(std::filesystem::path file, Language language);
  ~RunningSign();
  RunningSign(const RunningSign&) = delete;
  RunningSign& operator=(const RunningSign&) = delete;

  // What dead processes left; their signs are gone afterwards, so each death is told once.
  [[nodiscard]] std::vector<Died> take_left();

 private:
  std::filesystem::path file_;
  bool mine_ = false;
};

// "segmentation fault"
[[nodiscard]] std::string_view signal_name(int signal);

}  // namespace pareto::plugins
