// The statements that make a store, derived from the schema: tables, indexes, the published views.
//
// Pure functions: the same schema gives the same statements in the same order. Statements of one
// list run in one transaction.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/dialect.hpp"

namespace pareto::store {

// The entity's table with its own fields, and one table per plugin that adds fields.
[[nodiscard]] std::vector<std::string> entity_tables(const model::Entity& entity, Dialect dialect);
// Indexes of the entity's table apart from those of its unique fields. A bulk load may drop and
// make them again.
struct Index {
  std::string name, create;
};
[[nodiscard]] std::vector<Index> entity_indexes(const model::Entity& entity, Dialect dialect);
// Indexes of fields that a plugin or the firm adds and no two records may share: the rule itself is
// kept by whoever writes (core/records/write/row_io.cpp), since a column of a table that is there
// cannot be made unique.
[[nodiscard]] std::vector<Index> added_lookups(const model::Entity& entity, Dialect dialect);

// What a view of an entity shows, where that is less than everything.
struct ViewShape {
  std::string tables;  // stands before the names of tables: "main."
  std::function<bool(const model::Field&)>
      wanted;  // empty: all; other fields are left out, and tables that only they need
  // What is shown of a field whose value is `value`; empty: the value itself.
  std::function<std::string(const model::Field&, const std::string& value)> shown;
  std::string where;  // a condition over the rows b of the entity's table; empty: all
};
// The SELECT of an entity's view, plugins' fields by their full names.
[[nodiscard]] std::string entity_select(const model::Entity& entity, const ViewShape& shape = {});
// `CREATE VIEW customer …` with all enabled fields.
[[nodiscard]] std::string entity_view(const model::Entity& entity, Dialect dialect);
// The entities, each after those whose views it is computed from; and the views of all in that
// order.
[[nodiscard]] std::vector<const model::Entity*> in_order_of_views(const model::Schema& schema);
[[nodiscard]] std::vector<std::string> entity_views(const model::Schema& schema, Dialect dialect);
// Views over rollups and runs that reports use: customer_month, tier_run.
struct View {
  std::string name, create;
  std::string columns;  // separated by commas, for people
};
[[nodiscard]] std::vector<View> derived_views(Dialect dialect);

// Full-text index of the searched fields; empty where the entity has none.
[[nodiscard]] std::string search_table(const model::Entity& entity, Dialect dialect);
[[nodiscard]] std::string search_table_name(const model::Entity& entity);

// The named functions that PostgreSQL needs to be made (isum, month_start, year_start,
// window_start, as_of, day_of, divide, in_unit); SQLite gets them from the program.
[[nodiscard]] std::vector<std::string> named_functions(Dialect dialect);

}  // namespace pareto::store
