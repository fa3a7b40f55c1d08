// Where the two engines differ, by name. Everything else is written once in the SQL that both
// speak.
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/entity.hpp"

namespace pareto::store {

enum class Dialect { SQLite, PostgreSQL };

// Names that foreign SQL may not use: base tables, system tables and settings begin with it.
inline constexpr std::string_view kReserved = "pareto_";

// "pareto_customer"; a plugin's entity "projects.project" is "pareto_projects__project".
[[nodiscard]] std::string base_table(const model::Entity& entity);
// The table with the fields that `plugin` adds to an entity: "pareto_customer__x_chemical".
[[nodiscard]] std::string plugin_table(const model::Entity& entity, std::string_view plugin);
// "\"name\"", with quotes doubled.
[[nodiscard]] std::string quoted_name(std::string_view name);
// Column type of a field's type.
[[nodiscard]] std::string_view column_type(model::Type type, Dialect dialect);
// What stands behind the columns of a table: " STRICT". `by_key`: the rows are kept in the order of
// the primary key.
[[nodiscard]] std::string_view table_options(Dialect dialect, bool by_key = false);

// What a search table learns and forgets, for a batch (row_source.hpp) of ids and their tokens with
// blanks between. SQLite has an index of its own for that, PostgreSQL a table of arrays.
[[nodiscard]] std::string learn_tokens(std::string_view search_table, Dialect dialect);
[[nodiscard]] std::string forget_tokens(std::string_view search_table, Dialect dialect);
// The statement for the ids of the records that have all tokens. `parameter` names the text `"one"
// AND "other"*`, the same for both.
[[nodiscard]] std::string matches_tokens(std::string_view search_table, std::string_view parameter,
                                         Dialect dialect);
// The index of a search table; empty where the table is one itself.
[[nodiscard]] std::string search_index(std::string_view search_table, Dialect dialect);

// What stands before the name of a table or view of the store where a temporary one of that name
// stands before it: "main.".
[[nodiscard]] std::string_view real_place(Dialect dialect);
// A view of one connection. PostgreSQL's lets nobody's condition look at rows before its own: what
// fails on a row would tell of it.
[[nodiscard]] std::string temporary_view(std::string_view name, std::string_view select,
                                         Dialect dialect);
// A table of ids of one connection.
[[nodiscard]] std::string temporary_ids(std::string_view name, Dialect dialect);
// No value, of a type: PostgreSQL adds up no nothing.
[[nodiscard]] std::string no_value(model::Type type);

// Who runs foreign statements on PostgreSQL: a role that may read no table and no view until it is
// given those of its connection (foreign_views), and that cannot put itself in another's place.
// SQLite has its authorizer (core/records/query/sql_fence.hpp).
[[nodiscard]] std::vector<std::string> foreign_role(Dialect dialect);
// From here on the connection is that role's, reads these temporary views alone, and writes
// nothing.
[[nodiscard]] std::vector<std::string> foreign_views(const std::vector<std::string>& views,
                                                     Dialect dialect);

// Functions that SQLite or the program has, for PostgreSQL; beside store::named_functions.
[[nodiscard]] std::vector<std::string> borrowed_functions(Dialect dialect);

// A statement over a batch of rows as the one for each row, with the columns as parameters :c0,
// :c1, …: PostgreSQL has no such table.
[[nodiscard]] std::string for_each_row(std::string_view sql);

// SQLite knows parameters by ?3 or :name, PostgreSQL by $1, $2, … in the order in which they first
// appear.
struct Numbered {
  std::string sql;
  std::vector<std::string> names;  // "?3", ":name"
};
[[nodiscard]] Numbered with_numbers(std::string_view sql);

}  // namespace pareto::store
