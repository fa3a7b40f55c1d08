// Who may be told what a rule found.
//
// A rule looks at everyone, whoever runs it: a tier is a place among all. So what it says of all is
// not cut to what a user sees, it is told whole or not at all; of one customer it is told without
// what tells of others (core/model/own_terms.hpp). Each function throws Error(Denied) that says
// what is missing. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/access/rights.hpp"
#include "core/access/session.hpp"
#include "core/store/connection.hpp"
#include "core/tiering/needs.hpp"

namespace pareto::tiering {

// Of one subject: the user may read all that the rule looks at.
void check_may_read(const access::Rights& rights, const RulePlan& plan);
// Of one subject: the user sees all its customers. `reader` is a connection of the session, `name`
// that of the one asked for.
void check_sees_all(store::Connection& reader, const std::vector<std::int64_t>& customers,
                    const std::string& name);
// Of a whole run: the user sees all customers and all sales. Nothing for the owner of the folder.
void check_sees_everyone(const access::Session& session);
// Of what it adds up, whatever the rule looks at: the user may read what sales were worth.
void check_reads_sales(const access::Session& session);

}  // namespace pareto::tiering
