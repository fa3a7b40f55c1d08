// What commands that write one record have in common: the first reject is the command's failure, and every change says its undo.
#pragma once

#include <cstdint>

#include "core/cli/command.hpp"
#include "core/records/transaction.hpp"

namespace pareto::cli {

// Throws Error with the reason of the first reject and what to do about it.
void require_done(const records::WriteResult& result);

// "undo  pareto journal undo 17"; nothing for operation 0.
void say_undo(Context& context, std::int64_t operation);

}  // namespace pareto::cli
