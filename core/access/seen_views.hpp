// The statements that make a connection see what a user may: temporary views in the place of tables and views, for either engine.
//
// Pure functions; any thread. Who runs them: seen.hpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/rights.hpp"
#include "core/access/whose_record.hpp"
#include "core/store/dialect.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {

// Whether what a statement asks of a row can fail, and so tell that there is such a row: of foreign ones some do (a text that is no
// JSON), those of the host do not.
enum class Conditions { Host, MayFail };

// Which views, and how.
struct SeenViews {
  const Rights& rights;
  store::Dialect dialect = store::Dialect::SQLite;
  const store::Reads* reads = nullptr;  // only what a statement reads; null: all
  bool whole = true;                    // with all columns, not only those that it reads
  bool direct = true;                   // tables may be read by their own names
  Conditions conditions = Conditions::Host;
  // Which part of all customers a scope has, 0 to 1, asked when those were found; empty: a small one.
  std::function<double(Scope)> part = {};
};

// Hands them over in the order in which they are run: what a view is made of comes before it.
void each_seen_statement(const SeenViews& views, const std::function<void(const std::string&)>& run);
[[nodiscard]] std::vector<std::string> seen_statements(const SeenViews& views);
// The published views among what these statements make, for who runs foreign statements on PostgreSQL (store::foreign_views).
[[nodiscard]] std::vector<std::string> published_names(const Rights& rights);

// The table that stands for: somebody who sees less reads here.
inline constexpr std::string_view kSign = "pareto_sees_less";
// The table with the customers of a user or of the user's teams, and the statement that fills it.
[[nodiscard]] std::string_view known_customers(Scope scope);
[[nodiscard]] std::string find_customers(const Rights& rights, Scope scope, store::Dialect dialect);

}  // namespace pareto::access
