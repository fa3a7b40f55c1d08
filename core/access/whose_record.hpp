// Whose a record is, found from the schema: no entity is listed by hand, so records of plugins
// belong to somebody too.
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
#include "core/store/id_set.hpp"

namespace pareto::access {

// How a condition asks for the customers within a scope. Of few all are known, and what they have
// is looked up; of many each row that is read is asked whose it is. Neither: they are found where
// they are asked for.
struct CustomersBy {
  std::string select;    // a SELECT of the ids of few
  std::string function;  // of an id, for many: store/id_set.hpp
};

// A condition that holds for the rows within `scope`, over rows of the entity's base table called
// `alias`: "TRUE", "FALSE" or more. `tables` stands before the names of tables ("main.").
[[nodiscard]] std::string within_scope(const Rights& rights, const model::Entity& entity,
                                       Scope scope, std::string_view alias,
                                       std::string_view tables = {},
                                       const CustomersBy& customers = {});

// The ids of the customers within `scope`, as a SELECT of one column. Not for Scope::None and All.
[[nodiscard]] std::string customers_within(const Rights& rights, Scope scope,
                                           std::string_view tables = {});

// The same, one of them maybe twice: for a table that keeps one of each.
[[nodiscard]] std::string customers_with_repeats(const Rights& rights, Scope scope,
                                                 std::string_view tables);

// The same as a set that statements ask by the function `name` (store/id_set.hpp), of which `small`
// are read at once.
[[nodiscard]] store::IdSet set_of_customers(const Rights& rights, Scope scope,
                                            std::string_view tables, std::string name,
                                            std::int64_t small);

// Whether records of the entity are anybody's, so that scopes below All cut rows.
[[nodiscard]] bool belongs_to_somebody(const model::Schema& schema, const model::Entity& entity);

}  // namespace pareto::access
