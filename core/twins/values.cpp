#include "core/twins/values.hpp"

#include "core/records/values/values.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::twins {

using model::Entity;
using model::Field;
using sdk::Type;

Value value_in(const store::Statement& row, int column, Type type) {
  Value value;
  if (row.is_null(column)) return value;
  value.null = false;
  if (type == Type::Text)
    value.text = row.text(column);
  else if (type == Type::Real)
    value.real = row.real(column);
  else
    value.integer = row.integer(column);
  return value;
}

void put(sdk::BatchBuilder& builder, std::size_t column, Type type, const Value& value) {
  if (value.null) return builder.null(column);
  if (type == Type::Text)
    builder.text(column, value.text);
  else if (type == Type::Real)
    builder.real(column, value.real);
  else
    builder.integer(column, value.integer);
}

std::string shown(records::Transaction& transaction, const Field& field, const Value& value,
                  Language language) {
  sdk::BatchBuilder builder({{field.name, field.type}});
  put(builder, 0, field.type, value);
  builder.end_row();
  const sdk::Batch one = builder.finish();
  return records::shown_value(transaction.connection(), transaction.records().schema,
                              transaction.records().zone, field, one.column(0), 0, language);
}

std::string table_of(const Entity& entity, const Field& field) {
  const bool own = field.plugin.empty() || field.plugin == entity.plugin;
  return own ? store::base_table(entity) : store::plugin_table(entity, field.plugin);
}

std::map<std::int64_t, Values> read_values(store::Connection& connection, const Entity& entity,
                                           const std::vector<const Field*>& fields,
                                           const std::vector<std::int64_t>& ids) {
  std::string columns = "t.id";
  for (const Field* field : fields) columns += ", t." + store::quoted_name(field->name);
  const store::RowsOf wanted(
      ids.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(ids[row]); });
  store::Statement rows =
      connection.prepare("SELECT " + columns + " FROM pareto_rows(?1) r CROSS JOIN " +
                         store::quoted_name(entity.name) + " t WHERE t.id = r.c0");
  rows.bind_rows(1, wanted);
  std::map<std::int64_t, Values> out;
  while (rows.step()) {
    Values& values = out[rows.integer(0)];
    values.clear();
    for (std::size_t f = 0; f < fields.size(); ++f)
      values.push_back(value_in(rows, static_cast<int>(f) + 1, fields[f]->type));
  }
  return out;
}

}  // namespace pareto::twins
