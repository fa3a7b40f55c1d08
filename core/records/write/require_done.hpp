// For work that is one thing to whoever asked for it: a row that was refused is then the failure of
// the whole.
#pragma once

#include "core/records/write/transaction.hpp"

namespace pareto::records {

// Throws Error that says which value of which field was refused, why, and what to do about it.
void require_done(const WriteResult& result);

}  // namespace pareto::records
