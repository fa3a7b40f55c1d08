// Rows of the two engines side by side.
#pragma once

#include <string>
#include <vector>

#include "trace.hpp"

namespace pareto::trace {

using Rows = std::vector<std::vector<Value>>;

// For people.
[[nodiscard]] std::string shown(const Value& value);

// What is unlike in PostgreSQL's rows; empty if nothing is. Unless `ordered`, rows may come in any
// order. Of a statement that was stopped the first rows are known, or any if it has no order.
[[nodiscard]] std::string unlike(Rows sqlite, Rows postgresql, bool ordered, bool stopped);

// Whether the statement itself says in which order its rows come.
[[nodiscard]] bool is_ordered(const std::string& sql);

}  // namespace pareto::trace
