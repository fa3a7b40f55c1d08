#include "core/store/parts.hpp"

#include <set>

#include "core/base/error.hpp"
#include "core/store/ddl.hpp"

namespace pareto::store {
namespace {

std::set<std::string> names_of(Connection& connection, const std::string& type) {
  std::set<std::string> names;
  Statement rows = connection.prepare("SELECT name FROM sqlite_master WHERE type = ?1");
  rows.bind(1, std::string_view(type));
  while (rows.step()) names.emplace(rows.text(0));
  return names;
}

std::set<std::string> columns_of(Connection& connection, const std::string& table) {
  std::set<std::string> names;
  Statement rows = connection.prepare("SELECT name FROM pragma_table_info(?1)");
  rows.bind(1, std::string_view(table));
  while (rows.step()) names.emplace(rows.text(0));
  return names;
}

void look_at_view(Connection& connection, const std::set<std::string>& views,
                  const std::string& name, std::vector<MissingPart>& missing) {
  if (!views.contains(name)) {
    missing.push_back({"view " + name, ""});
    return;
  }
  try {
    static_cast<void>(connection.prepare("SELECT * FROM " + store::quoted_name(name) + " LIMIT 0"));
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::Memory) throw;
    missing.push_back({"view " + name, error.text(Language::English)});
  }
}

}  // namespace

std::vector<MissingPart> missing_parts(Connection& connection, const model::Schema& schema) {
  std::vector<MissingPart> missing;
  const std::set<std::string> tables = names_of(connection, "table"),
                              indexes = names_of(connection, "index"),
                              views = names_of(connection, "view");
  for (const model::Entity& entity : schema.entities()) {
    std::set<std::string> wanted{base_table(entity)};
    for (const model::Field& field : entity.fields) {
      if (!field.stored()) continue;
      const bool own = field.plugin.empty() || field.plugin == entity.plugin;
      const std::string table = own ? base_table(entity) : plugin_table(entity, field.plugin);
      wanted.insert(table);
      if (tables.contains(table) && !columns_of(connection, table).contains(field.local_name()))
        missing.push_back({"column " + table + "." + field.local_name(), ""});
    }
    if (!search_table(entity, Dialect::SQLite).empty()) wanted.insert(search_table_name(entity));
    for (const std::string& table : wanted) {
      if (!tables.contains(table)) missing.push_back({"table " + table, ""});
    }
    for (const Index& index : entity_indexes(entity, Dialect::SQLite)) {
      if (!indexes.contains(index.name)) missing.push_back({"index " + index.name, ""});
    }
    look_at_view(connection, views, entity.name, missing);
  }
  for (const View& view : derived_views(Dialect::SQLite))
    look_at_view(connection, views, view.name, missing);
  return missing;
}

void forget_schema(Connection& connection) {
  connection.execute("DELETE FROM pareto_meta WHERE key = 'schema'");
}

}  // namespace pareto::store
