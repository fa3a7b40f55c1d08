// Reads the account from the published views.
//
// The SQL is what SQLite and PostgreSQL share. Lines of sales are read for this account only; what
// is held against all customers (its share, its rank, the average price of what it buys) comes from
// the monthly rollup where the window consists of whole months.
#pragma once

#include "account.hpp"
#include "pareto/job.hpp"

namespace pareto::account_brief {

[[nodiscard]] Account read_account(const sdk::Job& job);

}  // namespace pareto::account_brief
