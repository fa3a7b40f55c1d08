#include "core/cli/terminal/interrupt.hpp"

#include <csignal>

namespace pareto::cli {

namespace {

std::atomic<bool> raised{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler must not wait");

void raise_flag(int) { raised.store(true, std::memory_order_relaxed); }

}  // namespace

const std::atomic<bool>& interrupted_by_signal() {
  static const bool installed = [] {
    struct sigaction action {};
    action.sa_handler = raise_flag;
    // Without SA_RESTART, so that a question being asked is left at once.
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    // Once, so that the second Ctrl-C kills.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    return true;
  }();
  static_cast<void>(installed);
  return raised;
}

void ignore_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

}  // namespace pareto::cli
