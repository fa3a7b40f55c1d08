// Reading and writing of whole rows, with the statements that the schema gives.
#include <algorithm>
#include <unordered_map>

#include "core/base/decimal.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

// A table of an entity and the fields that it holds: the entity's own, and one per plugin that adds
// some.
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
    auto part =
        std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.table == table; });
    if (part == parts.end()) part = parts.insert(parts.end(), Part{table, {}});
    part->fields.push_back(static_cast<int>(f));
  }
  return parts;
}

// Rows as one statement reads them: c0 is the id, then these fields.
auto cells_of(const WriteRows& rows, const std::vector<int>& fields,
              const std::vector<std::int64_t>& chosen) {
  struct Column {
    const Cells* cells;
    Type type;
  };
  std::vector<Column> columns;
  for (const int f : fields) {
    columns.push_back({&rows.cells[static_cast<std::size_t>(f)],
                       rows.entity->fields[static_cast<std::size_t>(f)].type});
  }
  return store::RowsOf(chosen.size(), [&rows, &chosen, columns = std::move(columns)](
                                          std::size_t i, int c, store::RowValue& out) {
    const std::int64_t row = chosen[i];
    if (c == 0) return out.integer(rows.ids[static_cast<std::size_t>(row)]);
    const auto& [cells, type] = columns[static_cast<std::size_t>(c) - 1];
    if (cells->is_null(row)) return;
    if (type == Type::Text)
      out.text(cells->text(row));
    else if (type == Type::Real)
      out.real(cells->real(row));
    else
      out.integer(cells->integer(row));
  });
}

// "c0, c1, …", as many.
std::string source_columns(std::size_t count) {
  std::string out = "c0";
  for (std::size_t c = 1; c < count; ++c) out += ", c" + std::to_string(c);
  return out;
}

// What people see of the key that is taken.
std::string key_text(const WriteRows& rows, std::int64_t row) {
  std::string out;
  for (const std::string& name : rows.entity->key) {
    const Cells& cells = rows.cell(name);
    if (!out.empty()) out += " / ";
    if (cells.is_null(row)) continue;
    const Type type = rows.entity->find(name)->type;
    if (type == Type::Text)
      out += cells.text(row);
    else if (type == Type::Date)
      out += Date{static_cast<std::int32_t>(cells.integer(row))}.iso();
    else
      out += std::to_string(cells.integer(row));
  }
  return out;
}

void reject_taken(WriteRows& rows, std::int64_t row) {
  rows.reject(
      row, rows.entity->key.front(), key_text(rows, row), Message(Text{"exists already", "已存在"}),
      Message(Text{"change the one that is there, or give another", "请修改已有的记录，或换一个"}));
}

// Of rows that were to be inserted: those that are not there now.
void reject_absent(store::Connection& connection, const std::string& table, WriteRows& rows,
                   const std::vector<std::int64_t>& chosen) {
  store::Statement select = connection.prepare(
      "SELECT t.id IS NULL FROM pareto_rows(?1) r LEFT JOIN " + table + " t ON t.id = r.c0");
  const auto ids = cells_of(rows, {}, chosen);
  select.bind_rows(1, ids);
  for (std::size_t i = 0; select.step(); ++i) {
    if (select.integer(0) != 0) reject_taken(rows, chosen[i]);
  }
}

// What a record was to get and another has already, in fields that a plugin or the firm adds. Their
// tables cannot say so themselves: the record's own row is written by then.
void reject_repeated(store::Connection& connection, const Part& part, WriteRows& rows,
                     const std::vector<std::uint8_t>& written) {
  for (const int f : part.fields) {
    const Field& field = rows.entity->fields[static_cast<std::size_t>(f)];
    const Cells& cells = rows.cells[static_cast<std::size_t>(f)];
    if (!field.unique || cells.absent() || !written[static_cast<std::size_t>(f)]) continue;
    std::vector<std::int64_t> chosen;
    std::unordered_map<std::string, std::int64_t> first;  // in this batch
    const auto words = [&](std::int64_t row) {
      if (field.type == Type::Text) return std::string(cells.text(row));
      return field.type == Type::Real ? std::to_string(cells.real(row))
                                      : std::to_string(cells.integer(row));
    };
    const auto reject = [&](std::int64_t row) {
      rows.reject(row, field.name, words(row),
                  Message(Text{"another record has it already", "另一条记录已有这个值"}),
                  Message(Text{"give another value", "请换一个值"}));
    };
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || cells.is_null(row)) continue;
      if (first.try_emplace(words(row), row).second)
        chosen.push_back(row);
      else
        reject(row);
    }
    if (chosen.empty()) continue;
    const std::string column = store::quoted_name(field.local_name());
    // Where a record went while its added fields were hidden, its values lie there and belong to
    // nothing.
    store::Statement taken = connection.prepare(
        "SELECT t.id, t." + column + " FROM pareto_rows(?1) r JOIN " + part.table + " t ON t." +
        column + " = r.c1 JOIN " + store::base_table(*rows.entity) + " b ON b.id = t.id");
    const std::vector<int> one{f};
    const auto source = cells_of(rows, one, chosen);
    taken.bind_rows(1, source);
    std::vector<std::int64_t> repeated;
    while (taken.step()) {
      const std::string value = field.type == Type::Text   ? std::string(taken.text(1))
                                : field.type == Type::Real ? std::to_string(taken.real(1))
                                                           : std::to_string(taken.integer(1));
      const std::int64_t row = first.at(value);
      if (rows.ids[static_cast<std::size_t>(row)] != taken.integer(0)) repeated.push_back(row);
    }
    for (const std::int64_t row : repeated) reject(row);
  }
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

WriteRows load_rows(store::Connection& connection, const Entity& entity,
                    std::span<const std::int64_t> ids, const std::vector<std::uint8_t>& wanted) {
  WriteRows out;
  out.entity = &entity;
  out.rows = static_cast<std::int64_t>(ids.size());
  out.cells.resize(entity.fields.size());
  out.ids.assign(ids.begin(), ids.end());
  out.rejected.assign(ids.size(), 0);
  bool first = true;
  for (const Part& part : parts_of(entity)) {
    std::vector<int> fields;
    std::string columns = "t.id";
    for (const int f : part.fields) {
      if (!wanted[static_cast<std::size_t>(f)]) continue;
      fields.push_back(f);
      columns +=
          ", t." + store::quoted_name(entity.fields[static_cast<std::size_t>(f)].local_name());
    }
    if (fields.empty() && !first) continue;
    store::Statement select =
        connection.prepare("SELECT " + columns + " FROM pareto_rows(?1) r LEFT JOIN " + part.table +
                           " t ON t.id = r.c0");
    const store::RowsOf wanted_ids(
        ids.size(), [&](std::size_t row, int, store::RowValue& value) { value.integer(ids[row]); });
    select.bind_rows(1, wanted_ids);
    for (std::int64_t row = 0; select.step(); ++row) {
      const bool found = !select.is_null(0);
      if (!found && first) out.rejected[row] = 1;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        const Type type = entity.fields[static_cast<std::size_t>(fields[k])].type;
        Cells& cells = out.cells[static_cast<std::size_t>(fields[k])];
        const int column = static_cast<int>(k) + 1;
        if (!found || select.is_null(column))
          cells.set_null(type, out.rows, row);
        else if (type == Type::Text)
          cells.set_text(out.rows, row, std::string(select.text(column)));
        else if (type == Type::Real)
          cells.set_real(out.rows, row, select.real(column));
        else
          cells.set(type, out.rows, row, select.integer(column));
      }
    }
    first = false;
  }
  return out;
}

void insert_rows(store::Connection& connection, WriteRows& rows) {
  const Entity& entity = *rows.entity;
  const std::vector<Part> parts = parts_of(entity);
  const std::vector<std::uint8_t> all(entity.fields.size(), 1);
  for (std::size_t p = 1; p < parts.size(); ++p) reject_repeated(connection, parts[p], rows, all);
  bool base = true;
  for (const Part& part : parts) {
    // Only columns that came: the others are null anyway.
    std::vector<int> fields;
    std::string columns = "id";
    for (const int f : part.fields) {
      if (rows.cells[static_cast<std::size_t>(f)].absent()) continue;
      fields.push_back(f);
      columns += ", " + store::quoted_name(entity.fields[static_cast<std::size_t>(f)].local_name());
    }
    if (fields.empty() && !base) continue;
    std::vector<std::int64_t> chosen;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      // A plugin's table holds only rows with a value.
      const bool any = base || std::any_of(fields.begin(), fields.end(), [&](int f) {
                         return !rows.cells[static_cast<std::size_t>(f)].is_null(row);
                       });
      if (any) chosen.push_back(row);
    }
    const auto source = cells_of(rows, fields, chosen);
    // A taken key is a reject, not a failure of the whole batch.
    connection
        .prepare("INSERT INTO " + part.table + "(" + columns + ") SELECT " +
                 source_columns(fields.size() + 1) + " FROM pareto_rows(?1) WHERE true" +
                 (base ? " ON CONFLICT DO NOTHING" : ""))
        .bind_rows(1, source)
        .run();
    if (base && connection.changes() != static_cast<std::int64_t>(chosen.size()))
      reject_absent(connection, part.table, rows, chosen);
    base = false;
  }
}

void update_rows(store::Connection& connection, WriteRows& rows,
                 const std::vector<std::uint8_t>& changed,
                 const std::vector<std::uint8_t>& touched) {
  const Entity& entity = *rows.entity;
  const std::vector<Part> parts = parts_of(entity);
  for (std::size_t p = 1; p < parts.size(); ++p)
    reject_repeated(connection, parts[p], rows, changed);
  bool base = true;
  for (const Part& part : parts) {
    std::vector<int> fields;
    std::string sets, columns = "id", empty;
    bool unique = false;
    for (const int f : part.fields) {
      const Field& field = entity.fields[static_cast<std::size_t>(f)];
      const std::string name = store::quoted_name(field.local_name());
      empty += " AND " + name + " IS NULL";
      if (!changed[static_cast<std::size_t>(f)]) continue;
      fields.push_back(f);
      sets += (sets.empty() ? "" : ", ") + name + " = " +
              (base ? "c" + std::to_string(fields.size()) : "excluded." + name);
      columns += ", " + name;
      unique = unique || field.unique ||
               std::find(entity.key.begin(), entity.key.end(), field.name) != entity.key.end();
    }
    std::vector<std::int64_t> chosen;
    for (std::int64_t row = 0; row < rows.rows && !fields.empty(); ++row) {
      if (!rows.rejected[row] && touched[row]) chosen.push_back(row);
    }
    if (chosen.empty()) {
      base = false;
      continue;
    }
    if (!base) {
      const auto source = cells_of(rows, fields, chosen);
      connection
          .prepare("INSERT INTO " + part.table + "(" + columns + ") SELECT " +
                   source_columns(fields.size() + 1) +
                   " FROM pareto_rows(?1) WHERE true ON CONFLICT(id) DO UPDATE SET " + sets)
          .bind_rows(1, source)
          .run();
      // As byte for byte: a plugin's table holds only rows with a value.
      connection
          .prepare("DELETE FROM " + part.table + " WHERE id IN (SELECT c0 FROM pareto_rows(?1))" +
                   empty)
          .bind_rows(1, source)
          .run();
      continue;
    }
    base = false;
    store::Statement update =
        connection.prepare(std::string(unique ? "UPDATE OR IGNORE " : "UPDATE ") + part.table +
                           " SET " + sets + " FROM pareto_rows(?1) WHERE id = c0");
    if (!unique) {
      const auto source = cells_of(rows, fields, chosen);
      update.bind_rows(1, source).run();
      continue;
    }
    // One by one, to see whose key is taken.
    for (const std::int64_t row : chosen) {
      const std::vector<std::int64_t> one{row};
      const auto source = cells_of(rows, fields, one);
      update.bind_rows(1, source).run();
      if (connection.changes() == 0) reject_taken(rows, row);
    }
  }
}

}  // namespace pareto::records
