// Which tables, views and columns a statement reads, as the engine finds when it compiles it.
//
// Through a view both the view's columns and all of the tables behind it are told. A table that is
// named and not read from stands there without columns. One thread, that of the connection.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/store/connection.hpp"

namespace pareto::store {

using Reads = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

// By who reads: a view, a common table of the statement, "" for the statement itself.
using ReadsBy = std::map<std::string, Reads, std::less<>>;

// Nothing for what is no statement. `by`: told the same by who reads; may be null.
[[nodiscard]] std::optional<Reads> reads_of(Connection& connection, std::string_view sql,
                                            ReadsBy* by = nullptr);

// Whether the connection has made itself a temporary table of this name; asks no statement.
[[nodiscard]] bool has_temporary_table(const Connection& connection, const char* name);
// Whether it has a function of its own of this name.
[[nodiscard]] bool has_function(Connection& connection, const char* name);

}  // namespace pareto::store
