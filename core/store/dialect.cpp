#include "core/store/dialect.hpp"

namespace pareto::store {
namespace {

// Dots and dashes of plugin ids have no place in a table's name.
std::string flat(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.') out += "__";
    else if (c == '-') out += "_d_";
    else out += c;
  }
  return out;
}

}  // namespace

std::string base_table(const model::Entity& entity) { return std::string(kReserved) + flat(entity.name); }

std::string plugin_table(const model::Entity& entity, std::string_view plugin) {
  return base_table(entity) + "__x_" + flat(plugin);
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    out += c;
    if (c == '"') out += c;
  }
  return out + '"';
}

std::string_view column_type(model::Type type, Dialect dialect) {
  const bool sqlite = dialect == Dialect::SQLite;
  switch (type) {
    case model::Type::Text: return "TEXT";
    case model::Type::Real: return sqlite ? "REAL" : "double precision";
    case model::Type::Bool: return sqlite ? "INTEGER" : "boolean";
    case model::Type::Date: return sqlite ? "INTEGER" : "date";
    case model::Type::Time: return sqlite ? "INTEGER" : "timestamptz";
    default: return sqlite ? "INTEGER" : "bigint";
  }
}

}  // namespace pareto::store
