// Ctrl-C as a wish, not as an axe.
//
// The first SIGINT or SIGTERM raises a flag that long work looks at, so that it can end without
// leaving half of anything; a second Ctrl-C ends the process as usual. A second SIGTERM is the same
// wish: `timeout` sends it to the process and to its group, supervisors have SIGKILL. The flag is
// the process's: signals know nothing smaller.
#pragma once

#include <atomic>

namespace pareto::cli {

// Installs the handlers at its first call. The flag lives as long as the process and never falls
// again.
[[nodiscard]] const std::atomic<bool>& interrupted_by_signal();

// Writes to a closed pipe become errors that Stream knows instead of the end of the process.
void ignore_closed_pipes();

}  // namespace pareto::cli
