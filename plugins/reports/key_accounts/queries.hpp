// Reads the facts from the published views.
//
// The SQL is what SQLite and PostgreSQL share. Two passes go over all sales: one in the order of
// the index (customer, date, number), for orders and amounts, and one that counts the lines of the
// window; costs come from the monthly rollup. Whatever concerns single rows of the report is asked
// for those rows only (details.hpp).
#pragma once

#include "facts.hpp"
#include "pareto/rows.hpp"

namespace pareto::key_accounts {

// `window` empty: that of the rule's last run.
[[nodiscard]] Facts read_facts(const sdk::Job& job, const std::string& rule,
                               const std::string& window);

using sdk::Columns;
using sdk::each_row;
using sdk::integer_or;
using sdk::text_of;
using sdk::text_or_empty;

}  // namespace pareto::key_accounts
