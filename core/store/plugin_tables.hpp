// The tables that keep what a plugin added, found by their names: they stay when the plugin is
// disabled or uninstalled, and then nobody else knows of them.
//
// One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::store {

struct PluginTable {
  std::string table;    // "pareto_customer__x_chemical", "pareto_projects__project"
  bool entity = false;  // records of its own, not fields beside those of others
  std::int64_t rows = 0;
};

// `others` are the ids of further plugins: acme.abc's tables are not those of a plugin acme with an
// entity abc.
[[nodiscard]] std::vector<PluginTable> plugin_tables(Connection& connection,
                                                     std::string_view plugin,
                                                     const std::vector<std::string>& others);

// The table that keeps the plugin's fields of an entity, its own or another's.
[[nodiscard]] std::string table_of_fields(std::string_view plugin, const std::string& entity);
// Whether the table is there, has the old column and not the new one: a step from one to the other
// is still to be done.
[[nodiscard]] bool is_to_move(Connection& connection, const std::string& table,
                              std::string_view from, std::string_view to);
// A column's new name, where the table is there, has the old one and not the new one. Before the
// views are made anew.
void rename_plugin_column(Connection& connection, std::string_view plugin,
                          const std::string& entity, std::string_view from, std::string_view to);

// For good, in the transaction that the caller has begun. The plugin must not be enabled; once it
// is again, its tables are made anew.
void drop_plugin_tables(Connection& connection, const std::vector<PluginTable>& tables);

}  // namespace pareto::store
