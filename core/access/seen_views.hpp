// The statements that make a connection see what a user may: temporary views in the place of tables
// and views, for either engine.
//
// Pure functions; any thread. Who runs them: seen.hpp.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/rights.hpp"
#include "core/access/whose_record.hpp"
#include "core/store/dialect.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {

// Whether what a statement asks of a row can fail, and so tell that there is such a row: of foreign
// ones some do (a text that is no JSON), those of the host do not.
enum class Conditions { Host, MayFail };

// What a connection has from before.
struct Made {
  bool sign = false;
  std::map<Scope, CustomersBy> customers;
  std::set<std::string, std::less<>> views;
};

// Which views, and how.
struct SeenViews {
  const Rights& rights;
  store::Dialect dialect = store::Dialect::SQLite;
  const store::Reads* reads = nullptr;  // only what a statement reads; null: all
  bool whole = true;                    // with all columns, not only those that it reads
  bool direct = true;                   // tables may be read by their own names
  Conditions conditions = Conditions::Host;
  // Makes the connection a function that says whether a customer is within the scope
  // (asks_customer), and answers whether they are so many that rows are asked by it. Empty: they
  // are few.
  std::function<bool(Scope)> are_many = {};
  Made* made = nullptr;  // null: nothing yet
};

// Hands them over in the order in which they are run: what a view is made of comes before it.
void each_seen_statement(const SeenViews& views,
                         const std::function<void(const std::string&)>& run);
[[nodiscard]] std::vector<std::string> seen_statements(const SeenViews& views);
// The published views among what these statements make, for who runs foreign statements on
// PostgreSQL (store::foreign_views).
[[nodiscard]] std::vector<std::string> published_names(const Rights& rights);

// The table that stands for: somebody who sees less reads here.
inline constexpr std::string_view kSign = "pareto_sees_less";
// The function that says whether a customer is a user's or of the user's teams. No foreign
// statement may name it: it is reserved.
[[nodiscard]] std::string_view asks_customer(Scope scope);
// The table with these customers, and the statement that fills it.
[[nodiscard]] std::string_view known_customers(Scope scope);
[[nodiscard]] std::string find_customers(const Rights& rights, Scope scope, store::Dialect dialect);

}  // namespace pareto::access
