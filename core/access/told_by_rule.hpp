// What a user sees of what tier rules found.
//
// A rule looks at everyone, and what it said of a customer tells of that one's sales: who may not
// read amounts or costs reads no more of it here. By comparing it also tells of others: who does
// not see everyone reads what is of this customer alone (core/model/own_terms.hpp). Pure; any
// thread.
#pragma once

#include <string>

#include "core/access/rights.hpp"

namespace pareto::access {

// Whether all customers and all sales are seen. Sums over everyone are for those.
[[nodiscard]] bool sees_everyone(const Rights& rights);

// The SQL for a field of tier_assignment, of which `value` is the stored value: "b.score". As it is
// for fields that no rule said.
[[nodiscard]] std::string told_by_rule(const Rights& rights, const model::Field& field,
                                       const std::string& value);

}  // namespace pareto::access
