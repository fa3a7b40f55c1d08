#include "core/store/computed.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/store/connection.hpp"
#include "core/store/ddl.hpp"

namespace pareto::store {

std::vector<BrokenField> broken_computed_fields(const model::Schema& schema) {
  std::vector<BrokenField> broken;
  for (const model::Entity& entity : schema.entities()) {
    const auto computed = [](const model::Field& field) { return !field.stored(); };
    if (std::none_of(entity.fields.begin(), entity.fields.end(), computed)) continue;
    Connection connection(":memory:", Mode::Create);
    for (const std::string& sql : entity_tables(entity, Dialect::SQLite)) connection.execute(sql);
    // Each field by itself over the stored ones, as the view has it.
    for (const model::Field& field : entity.fields) {
      if (field.stored()) continue;
      model::Entity alone = entity;
      std::erase_if(alone.fields, [&](const model::Field& other) { return !other.stored() && other.name != field.name; });
      try {
        connection.execute(entity_view(alone, Dialect::SQLite));
        static_cast<void>(connection.prepare("SELECT " + store::quoted(field.name) + " FROM " + store::quoted(entity.name)));
      } catch (const Error& error) {
        broken.push_back({entity.name, field.name, field.plugin, error.text(Language::English)});
      }
      connection.execute("DROP VIEW IF EXISTS " + store::quoted(entity.name));
    }
  }
  return broken;
}

}  // namespace pareto::store
