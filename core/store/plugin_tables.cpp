#include "core/store/plugin_tables.hpp"

#include <algorithm>

#include "core/model/entity.hpp"
#include "core/store/dialect.hpp"
#include "core/store/parts.hpp"

namespace pareto::store {
namespace {

constexpr std::string_view kSearch = "__search";

// "pareto_projects__": how tables of its entities begin.
std::string entity_prefix(std::string_view plugin) {
  model::Entity entity;
  entity.name = std::string(plugin) + ".";
  return base_table(entity);
}
// "__x_chemical": how tables of its fields end.
std::string fields_end(std::string_view plugin) {
  const std::string whole = plugin_table(model::Entity(), plugin);
  return whole.substr(base_table(model::Entity()).size());
}

}  // namespace

std::vector<PluginTable> plugin_tables(Connection& connection, std::string_view plugin,
                                       const std::vector<std::string>& others) {
  const std::string begin = entity_prefix(plugin), end = fields_end(plugin);
  const auto is_of_another = [&](const std::string& table) {
    return std::ranges::any_of(others, [&](const std::string& other) {
      return other.size() > plugin.size() && table.starts_with(entity_prefix(other));
    });
  };
  std::vector<PluginTable> out;
  Statement rows = connection.prepare("SELECT name FROM sqlite_master WHERE type = ?1");
  rows.bind(1, std::string_view("table"));
  while (rows.step()) {
    const std::string table(rows.text(0));
    // A search index keeps itself in further tables, which go with it.
    if (table.find(std::string(kSearch) + "_") != table.npos) continue;
    const bool entity = table.starts_with(begin) && !is_of_another(table);
    if (entity || table.ends_with(end)) out.push_back({table, entity, 0});
  }
  for (PluginTable& table : out) {
    if (!table.table.ends_with(kSearch))
      table.rows = connection.integer("SELECT count(*) FROM " + quoted_name(table.table));
  }
  std::ranges::sort(out, {}, &PluginTable::table);
  return out;
}

std::string table_of_fields(std::string_view plugin, const std::string& entity) {
  model::Entity named;
  named.name = entity;
  const bool own = entity.starts_with(std::string(plugin) + ".");
  return own ? base_table(named) : plugin_table(named, plugin);
}

bool is_to_move(Connection& connection, const std::string& table, std::string_view from,
                std::string_view to) {
  bool has_old = false, has_new = false;
  Statement columns = connection.prepare("SELECT name FROM pragma_table_info(?1)");
  columns.bind(1, table);
  while (columns.step()) {
    has_old = has_old || columns.text(0) == from;
    has_new = has_new || columns.text(0) == to;
  }
  return has_old && !has_new;
}

void rename_plugin_column(Connection& connection, std::string_view plugin,
                          const std::string& entity, std::string_view from, std::string_view to) {
  const std::string table = table_of_fields(plugin, entity);
  if (is_to_move(connection, table, from, to))
    connection.execute("ALTER TABLE " + quoted_name(table) + " RENAME COLUMN " + quoted_name(from) +
                       " TO " + quoted_name(to));
}

void drop_plugin_tables(Connection& connection, const std::vector<PluginTable>& tables) {
  for (const PluginTable& table : tables)
    connection.execute("DROP TABLE IF EXISTS " + quoted_name(table.table));
  forget_schema(connection);
}

}  // namespace pareto::store
