// A merge as a command does it: looked at, asked about, done; shared by `merge` and `twins merge`.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/twins/merge.hpp"

namespace pareto::cli {

// With --dry-run only the look. Answers an exit code.
int run_merge(Context& context, host::Host& host, twins::MergeRequest request);

}  // namespace pareto::cli
