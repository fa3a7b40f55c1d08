// Keeps foreign SQL (reports, plugins, the query command) to the published views.
//
// SQLite's authorizer alone is no fence: it names a common table expression as the accessing view,
// so one named like a view opens base tables. Therefore every foreign statement is read word by
// word first: one statement, beginning with SELECT, WITH or VALUES, no identifier, quoted or not,
// with a reserved prefix, none behind the name of a place (main.customer), and no function but
// those of a list. Then the authorizer allows reading and that list, nothing else; on PostgreSQL a
// role without rights on tables (store::foreign_role) stands in its place.
#pragma once

#include <string_view>

#include "core/access/seen_views.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

// Throws Error that says what is not allowed.
void check_foreign_sql(std::string_view sql);

// Whether rows that its reader may not see have to be kept away even from what the statement asks.
[[nodiscard]] access::Conditions conditions_of(std::string_view sql);

// Published views, or the temporary ones that stand before them on the connection of somebody who
// sees less (core/access/seen.hpp).
enum class Views { Published, Temporary };

// From now on the connection only reads, and calls only known functions. Not undone: for
// connections that serve foreign SQL alone.
void confine(store::Connection& connection, Views views = Views::Published);

}  // namespace pareto::records
