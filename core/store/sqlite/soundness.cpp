#include "core/store/soundness.hpp"

#include <sqlite3.h>

namespace pareto::store {
namespace {

constexpr int kInstructions = 20'000;  // between two looks at the flag

int look(void* flag) {
  return static_cast<const std::atomic<bool>*>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

// Takes the handler away again, however the check ends.
struct Stoppable {
  Stoppable(Connection& connection, const std::atomic<bool>* cancel) : handle(connection.handle()) {
    if (cancel != nullptr)
      sqlite3_progress_handler(handle, kInstructions, look, const_cast<std::atomic<bool>*>(cancel));
  }
  ~Stoppable() { sqlite3_progress_handler(handle, 0, nullptr, nullptr); }
  sqlite3* handle;
};

}  // namespace

std::vector<std::string> unsound_parts(Connection& connection, bool quick,
                                       const std::atomic<bool>* cancel) {
  const Stoppable stoppable(connection, cancel);
  std::vector<std::string> found;
  Statement rows =
      connection.prepare(quick ? "PRAGMA quick_check(50)" : "PRAGMA integrity_check(50)");
  while (rows.step()) {
    if (rows.text(0) != "ok") found.emplace_back(rows.text(0));
  }
  return found;
}

}  // namespace pareto::store
