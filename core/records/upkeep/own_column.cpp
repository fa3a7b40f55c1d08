#include "core/records/upkeep/own_column.hpp"

#include "core/store/ddl.hpp"

namespace pareto::records {

OwnColumn::OwnColumn(store::Connection& connection, const model::Schema& schema,
                     const model::FieldDefinition& definition)
    : connection_(connection), column_(store::quoted_name(definition.name)) {
  const model::Entity* entity = schema.find(definition.entity);
  if (entity == nullptr) return;
  table_ = store::plugin_table(*entity, model::kWorkspacePlugin);
  // Where a record went while its fields were hidden, its values lie there and belong to nothing.
  from_ = " FROM " + table_ + " t JOIN " + store::base_table(*entity) +
          " b ON b.id = t.id WHERE t." + column_ + " IS NOT NULL";
  store::Statement found =
      connection.prepare("SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2");
  exists_ =
      found.bind(1, std::string_view(table_)).bind(2, std::string_view(definition.name)).step() &&
      found.integer(0) > 0;
}

std::int64_t OwnColumn::values() const {
  return exists_ ? connection_.integer("SELECT count(*)" + from_) : 0;
}

std::optional<std::string> OwnColumn::repeated() const {
  if (!exists_) return std::nullopt;
  store::Statement twice = connection_.prepare("SELECT t." + column_ + from_ + " GROUP BY t." +
                                               column_ + " HAVING count(*) > 1 LIMIT 1");
  return twice.step() ? std::optional(std::string(twice.text(0))) : std::nullopt;
}

std::optional<std::string> OwnColumn::other_than(const std::vector<model::Choice>& choices) const {
  if (!exists_) return std::nullopt;
  store::Statement values = connection_.prepare("SELECT DISTINCT t." + column_ + from_);
  while (values.step()) {
    bool known = false;
    for (const model::Choice& choice : choices) known = known || choice.code == values.text(0);
    if (!known) return std::string(values.text(0));
  }
  return std::nullopt;
}

void OwnColumn::drop() {
  if (!exists_) return;
  std::vector<std::string> indexes;
  {
    store::Statement on_it = connection_.prepare(
        "SELECT l.name FROM pragma_index_list(?1) l JOIN pragma_index_info(l.name) i WHERE '\"' || i.name || '\"' = ?2");
    on_it.bind(1, std::string_view(table_)).bind(2, std::string_view(column_));
    while (on_it.step()) indexes.emplace_back(on_it.text(0));
  }
  for (const std::string& index : indexes)
    connection_.execute("DROP INDEX IF EXISTS " + store::quoted_name(index));
  connection_.execute("ALTER TABLE " + table_ + " DROP COLUMN " + column_);
  exists_ = false;
}

}  // namespace pareto::records
