// Reading and writing of whole rows, with the statements that the schema gives.
#include <algorithm>

#include "core/base/decimal.hpp"
#include "core/records/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

// A table of an entity and the fields that it holds: the entity's own, and one per plugin that adds some.
struct Part {
  std::string table;
  std::vector<int> fields;
};

std::vector<Part> parts_of(const Entity& entity) {
  std::vector<Part> parts{{store::base_table(entity), {}}};
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    const Field& field = entity.fields[f];
    if (!field.stored()) continue;
    if (field.plugin.empty() || field.plugin == entity.plugin) {
      parts.front().fields.push_back(static_cast<int>(f));
      continue;
    }
    const std::string table = store::plugin_table(entity, field.plugin);
    auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.table == table; });
    if (part == parts.end()) part = parts.insert(parts.end(), Part{table, {}});
    part->fields.push_back(static_cast<int>(f));
  }
  return parts;
}

void bind_cell(store::Statement& statement, int parameter, Type type, const Cells& cells, std::int64_t row) {
  if (cells.is_null(row)) statement.bind_null(parameter);
  else if (type == Type::Text) statement.bind(parameter, cells.text(row));
  else if (type == Type::Real) statement.bind(parameter, cells.real(row));
  else statement.bind(parameter, cells.integer(row));
}

// What people see of the key that is taken.
std::string key_text(const WriteRows& rows, std::int64_t row) {
  std::string out;
  for (const std::string& name : rows.entity->key) {
    const Cells& cells = rows.cell(name);
    if (!out.empty()) out += " / ";
    if (cells.is_null(row)) continue;
    const Type type = rows.entity->find(name)->type;
    if (type == Type::Text) out += cells.text(row);
    else if (type == Type::Date) out += Date{static_cast<std::int32_t>(cells.integer(row))}.iso();
    else out += std::to_string(cells.integer(row));
  }
  return out;
}

void reject_taken(WriteRows& rows, std::int64_t row) {
  rows.reject(row, rows.entity->key.front(), key_text(rows, row),
              Message(Text{"exists already", "已存在"}));
}

}  // namespace

bool same_value(Type type, const Cells& a, const Cells& b, std::int64_t row) {
  const bool null = a.is_null(row);
  if (null != b.is_null(row)) return false;
  if (null) return true;
  if (type == Type::Text) return a.text(row) == b.text(row);
  if (type == Type::Real) return a.real(row) == b.real(row);
  return a.integer(row) == b.integer(row);
}

WriteRows load_rows(store::Connection& connection, const Entity& entity, std::span<const std::int64_t> ids,
                    const std::vector<std::uint8_t>& wanted) {
  WriteRows out;
  out.entity = &entity;
  out.rows = static_cast<std::int64_t>(ids.size());
  out.cells.resize(entity.fields.size());
  out.ids.assign(ids.begin(), ids.end());
  out.rejected.assign(ids.size(), 0);
  bool first = true;
  for (const Part& part : parts_of(entity)) {
    std::vector<int> fields;
    std::string columns = "id";
    for (const int f : part.fields) {
      if (!wanted[static_cast<std::size_t>(f)]) continue;
      fields.push_back(f);
      columns += ", " + store::quoted(entity.fields[static_cast<std::size_t>(f)].local_name());
    }
    if (fields.empty() && !first) continue;
    store::Statement select = connection.prepare("SELECT " + columns + " FROM " + part.table + " WHERE id = ?1");
    for (std::int64_t row = 0; row < out.rows; ++row) {
      select.bind(1, ids[static_cast<std::size_t>(row)]);
      const bool found = select.step();
      if (!found && first) out.rejected[row] = 1;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        const Type type = entity.fields[static_cast<std::size_t>(fields[k])].type;
        Cells& cells = out.cells[static_cast<std::size_t>(fields[k])];
        const int column = static_cast<int>(k) + 1;
        if (!found || select.is_null(column)) cells.set_null(type, out.rows, row);
        else if (type == Type::Text) cells.set_text(out.rows, row, std::string(select.text(column)));
        else if (type == Type::Real) cells.set_real(out.rows, row, select.real(column));
        else cells.set(type, out.rows, row, select.integer(column));
      }
      select.reset();
    }
    first = false;
  }
  return out;
}

void insert_rows(store::Connection& connection, WriteRows& rows) {
  const Entity& entity = *rows.entity;
  bool base = true;
  for (const Part& part : parts_of(entity)) {
    // Only columns that came: the others are null anyway.
    std::vector<int> fields;
    std::string columns = "id", values = "?1";
    for (const int f : part.fields) {
      if (rows.cells[static_cast<std::size_t>(f)].absent()) continue;
      fields.push_back(f);
      columns += ", " + store::quoted(entity.fields[static_cast<std::size_t>(f)].local_name());
      values += ", ?" + std::to_string(fields.size() + 1);
    }
    if (fields.empty() && !base) continue;
    // A taken key is a reject, not a failure of the whole batch.
    store::Statement insert = connection.prepare("INSERT INTO " + part.table + "(" + columns + ") VALUES(" + values + ")" +
                                                 (base ? " ON CONFLICT DO NOTHING" : ""));
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      bool any = base;
      insert.bind(1, rows.ids[row]);
      for (std::size_t k = 0; k < fields.size(); ++k) {
        const auto f = static_cast<std::size_t>(fields[k]);
        any = any || !rows.cells[f].is_null(row);
        bind_cell(insert, static_cast<int>(k) + 2, entity.fields[f].type, rows.cells[f], row);
      }
      if (!any) continue;  // a plugin's table holds only rows with a value
      insert.run();
      if (base && connection.changes() == 0) reject_taken(rows, row);
    }
    base = false;
  }
}

void update_rows(store::Connection& connection, WriteRows& rows, const std::vector<std::uint8_t>& changed,
                 const std::vector<std::uint8_t>& touched) {
  const Entity& entity = *rows.entity;
  bool base = true;
  for (const Part& part : parts_of(entity)) {
    std::vector<int> fields;
    std::string sets, columns = "id", values = "?1";
    for (const int f : part.fields) {
      if (!changed[static_cast<std::size_t>(f)]) continue;
      fields.push_back(f);
      const std::string name = store::quoted(entity.fields[static_cast<std::size_t>(f)].local_name());
      const std::string parameter = "?" + std::to_string(fields.size() + 1);
      sets += (sets.empty() ? "" : ", ") + name + " = " + parameter;
      columns += ", " + name;
      values += ", " + parameter;
    }
    if (!fields.empty()) {
      store::Statement update =
          connection.prepare(base ? "UPDATE OR IGNORE " + part.table + " SET " + sets + " WHERE id = ?1"
                                  : "INSERT INTO " + part.table + "(" + columns + ") VALUES(" + values + ") ON CONFLICT(id) DO UPDATE SET " + sets);
      for (std::int64_t row = 0; row < rows.rows; ++row) {
        if (rows.rejected[row] || !touched[row]) continue;
        update.bind(1, rows.ids[row]);
        for (std::size_t k = 0; k < fields.size(); ++k) {
          const auto f = static_cast<std::size_t>(fields[k]);
          bind_cell(update, static_cast<int>(k) + 2, entity.fields[f].type, rows.cells[f], row);
        }
        update.run();
        if (connection.changes() == 0) reject_taken(rows, row);
      }
      if (!base) {
        // As byte for byte: a plugin's table holds only rows with a value.
        std::string empty;
        for (const int f : part.fields) {
          empty += " AND " + store::quoted(entity.fields[static_cast<std::size_t>(f)].local_name()) + " IS NULL";
        }
        store::Statement clear = connection.prepare("DELETE FROM " + part.table + " WHERE id = ?1" + empty);
        for (std::int64_t row = 0; row < rows.rows; ++row) {
          if (!rows.rejected[row] && touched[row]) clear.bind(1, rows.ids[row]).run();
        }
      }
    }
    base = false;
  }
}

}  // namespace pareto::records
