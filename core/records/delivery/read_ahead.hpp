// A stream that is read on a thread of its own, some batches ahead of whoever takes them.
//
// For long readings whose rows cost about as much to work on as to read: both go on at once. A
// snapshot stays one, since one connection reads. What goes wrong while reading is thrown from
// next(), in its turn; who stops early waits for the batch that is being read.
#pragma once

#include <memory>

#include "pareto/table.hpp"

namespace pareto::records {

// `stream` is used by the thread alone from here on. next() is for one thread.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> read_ahead(
    std::unique_ptr<sdk::BatchStream> stream);

}  // namespace pareto::records
