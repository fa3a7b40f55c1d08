// What each customer bought in the twelve months until the last day of sales, kept, so that a list
// sorted by it begins with the largest at once.
//
// The table pareto_customer_year(customer, net) has a row for each customer with a positive sum, in
// the home currency, 1/10000. It is of one day, the last one with a line that counts (meta
// "year_until"): for any other day the sum is added up (net_of_year). Kept up by the upkeep of
// sales, in the writer's transaction; a store from before it has none until sales are written next.
//
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

inline constexpr std::string_view kYearTable = "pareto_customer_year";

// The sum of one customer as an expression: `customer` is one, such as v.id. Whole months come from
// the rollup, the days at the edges from the index over sales. 0 where there is no line.
[[nodiscard]] std::string net_of_year(const std::string& customer, Date until);

// The sum of all customers, as an expression.
[[nodiscard]] std::string net_of_all(Date until);

// The day that the kept sums are of. Nothing: none are kept.
[[nodiscard]] std::optional<Date> year_kept_until(store::Connection& connection);

// The day of the last line that counts, one with an amount in the home currency: as kept, or else
// by a look at each of last month's buyers. Nothing: there is none.
[[nodiscard]] std::optional<Date> last_day_of_sales(store::Connection& connection);

struct ChangedSales {
  std::vector<std::int64_t> customers;  // whose lines changed
  std::optional<Date> latest;           // the last day of those that were added; nothing: none was
  bool fewer = false;                   // some were taken away
};
// After lines and the rollup were written. Throws Error of the store.
void keep_year(store::Connection& connection, const ChangedSales& changed);

// Everything anew.
void make_year_anew(store::Connection& connection);

// One row: how many of the kept sums are not what the lines say, and a customer of these by code.
[[nodiscard]] std::string wrong_sums_of_year(Date until);

}  // namespace pareto::records
