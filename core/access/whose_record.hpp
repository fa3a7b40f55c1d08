// Whose a record is, found from the schema: no entity is listed by hand, so records of plugins belong to somebody too.
//
//   customer       whom an open ownership row names (in any role), or who is the head-office owner of its group; of a team: of a
//                  user of the team or of a team below, or the customer's team is one of them
//   with a required reference that leads to a customer (over further required ones): as that customer
//   with optional references that lead there: as any of them
//   a reference to a user makes a record that user's too: who wrote a visit or sold a line sees it, whosever the customer is
//   kept along with another record (other names of a customer): as that one, and not by its references to users
//   none of these (product, team, currency_rate): nobody's; the verb alone decides, and no scope cuts rows
//
// Pure functions; the SQL is the part that both engines share, and ids stand in it as numbers.
#pragma once

#include <string>
#include <string_view>

#include "core/access/rights.hpp"

namespace pareto::access {

// How many of the customers are within a scope: some are looked up one by one, of many what all have is read in order.
enum class Share { Few, Many };

// A condition that holds for the rows within `scope`, over rows of the entity's base table called `alias`: "TRUE", "FALSE" or
// more. `tables` stands before the names of tables ("main."). `customers`: a SELECT of the ids of customers within the scope, where
// they are known already.
[[nodiscard]] std::string within_scope(const Rights& rights, const model::Entity& entity, Scope scope, std::string_view alias,
                                       std::string_view tables = {}, std::string_view customers = {}, Share share = Share::Few);

// The ids of the customers within `scope`, as a SELECT of one column. Not for Scope::None and All.
[[nodiscard]] std::string customers_within(const Rights& rights, Scope scope, std::string_view tables = {});

// The same, one of them maybe twice: for a table that keeps one of each.
[[nodiscard]] std::string customers_with_repeats(const Rights& rights, Scope scope, std::string_view tables);

// Whether records of the entity are anybody's, so that scopes below All cut rows.
[[nodiscard]] bool belongs_to_somebody(const model::Schema& schema, const model::Entity& entity);

}  // namespace pareto::access
