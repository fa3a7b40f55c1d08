// What commands that write one record have in common: the first reject is the command's failure,
// and every change says its undo.
#pragma once

#include <cstdint>

#include "core/cli/command.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::cli {

using records::require_done;

// "undo  pareto journal undo 17"; nothing for operation 0.
void say_undo(Context& context, std::int64_t operation);

}  // namespace pareto::cli
