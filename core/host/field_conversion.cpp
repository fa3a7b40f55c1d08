#include "core/host/field_conversion.hpp"

#include <charconv>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/records/values/values.hpp"
#include "core/store/dialect.hpp"
#include "core/store/parts.hpp"
#include "core/store/plugin_tables.hpp"

namespace pareto::host {
namespace {

using sdk::Type;

bool is_within(const model::Field& field, const sdk::ColumnView& value) {
  if (value.is_null(0)) return false;
  if (field.type == Type::Real)
    return !(value.real(0) < field.min_real) &&
           !(value.real(0) > field.max_real);  // not a number: open
  const bool bounded =
      field.type == Type::Int || field.type == Type::Money || field.type == Type::Quantity;
  return !bounded || (value.integer(0) >= field.min_value && value.integer(0) <= field.max_value);
}

void bind(store::Statement& statement, int parameter, Type type, const sdk::ColumnView& value) {
  if (type == Type::Text)
    statement.bind(parameter, value.text(0));
  else if (type == Type::Real)
    statement.bind(parameter, value.real(0));
  else
    statement.bind(parameter, value.integer(0));
}

}  // namespace

std::string stored_text(const store::Statement& row, int column, Type type, const TimeZone& zone) {
  switch (type) {
    case Type::Text: {
      std::string_view text = row.text(column);
      while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
      while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
      return std::string(text);
    }
    case Type::Date:
      return Date{static_cast<std::int32_t>(row.integer(column))}.iso();
    case Type::Time:
      return zone.minute_text(Time{row.integer(column)});
    case Type::Money:
    case Type::Quantity:
      return plain_decimal(row.integer(column));
    case Type::Real: {
      char buffer[40];
      return {buffer, std::to_chars(buffer, buffer + sizeof buffer, row.real(column)).ptr};
    }
    default:
      return std::to_string(row.integer(column));
  }
}

std::pair<const model::Entity*, const model::Field*> field_after(const model::Schema& schema,
                                                                 const std::string& plugin,
                                                                 const plugins::FieldRename& step) {
  const model::Entity* entity = schema.find(step.entity);
  return {entity, entity == nullptr ? nullptr
                                    : entity->find(step.entity.starts_with(plugin + ".")
                                                       ? step.now
                                                       : plugin + "." + step.now)};
}

Converted convert_field(store::Connection& connection, const model::Schema& schema,
                        const TimeZone& zone, const std::string& plugin,
                        const plugins::FieldRename& step) {
  Converted out;
  const std::string table = store::table_of_fields(plugin, step.entity);
  if (!store::is_to_move(connection, table, step.from, step.to)) return out;
  const model::Field* into = field_after(schema, plugin, step).second;
  if (into == nullptr) return out;
  out.into = into->type;
  connection.execute("ALTER TABLE " + store::quoted_name(table) + " ADD COLUMN " +
                     store::quoted_name(step.to) + " " +
                     std::string(store::column_type(into->type, store::Dialect::SQLite)));
  store::Statement rows = connection.prepare("SELECT id, " + store::quoted_name(step.from) +
                                             " FROM " + store::quoted_name(table) + " WHERE " +
                                             store::quoted_name(step.from) + " IS NOT NULL");
  store::Statement put = connection.prepare("UPDATE " + store::quoted_name(table) + " SET " +
                                            store::quoted_name(step.to) + " = ?2 WHERE id = ?1");
  while (rows.step()) {
    ++out.rows;
    sdk::BatchBuilder builder({{into->name, into->type}});
    try {
      records::append_value(builder, 0, connection, schema, zone, *into,
                            stored_text(rows, 1, *step.was, zone));
    } catch (const Error&) {
      ++out.left;
      continue;
    }
    builder.end_row();
    const sdk::Batch value = builder.finish();
    if (!is_within(*into, value.column(0))) {
      ++out.left;
      continue;
    }
    bind(put.bind(1, rows.integer(0)), 2, into->type, value.column(0));
    put.run();
    put.reset();
  }
  return out;
}

}  // namespace pareto::host
