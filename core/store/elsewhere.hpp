// When a connection cannot do what is needed before a statement (Connection::before_statements),
// since other statements of it run.
//
// SQLite stops running statements where a temporary table or view comes to be. So whoever is told
// of a statement may throw AskElsewhere, and the statement is prepared or executed on the
// connection that it names; nobody else sees it. One thread.
#pragma once

#include "core/store/connection.hpp"

namespace pareto::store {

struct AskElsewhere {
  Connection& connection;  // lives as long as the one that was asked
};

// Whether a statement has begun and not ended.
[[nodiscard]] bool is_busy(const Connection& connection);

}  // namespace pareto::store
