// Where the two engines differ, by name. Everything else is written once in the SQL that both speak.
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

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
[[nodiscard]] std::string quoted(std::string_view name);
// Column type of a field's type.
[[nodiscard]] std::string_view column_type(model::Type type, Dialect dialect);

}  // namespace pareto::store
