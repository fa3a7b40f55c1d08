#include "core/imports/rows/stored_rows.hpp"

#include "core/store/dialect.hpp"

namespace pareto::imports {

using sdk::Type;

StoredRows::StoredRows(store::Connection& connection, const model::Entity& entity,
                       const std::vector<const model::Field*>& fields, const std::string& where)
    : connection_(connection) {
  sql_ = "SELECT id";
  for (const model::Field* field : fields) {
    sql_ += ", " + store::quoted_name(field->name);
    types_.push_back(field->type);
  }
  sql_ += " FROM " + store::quoted_name(entity.name) + " WHERE " + where;
}

std::vector<StoredRow> StoredRows::rows(store::Statement& select) const {
  std::vector<StoredRow> out;
  while (select.step()) {
    StoredRow& row = out.emplace_back();
    row.id = select.integer(0);
    row.values.resize(types_.size());
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const int column = static_cast<int>(i) + 1;
      KeptValue& value = row.values[i];
      value.null = select.is_null(column);
      if (value.null) continue;
      if (types_[i] == Type::Text)
        value.text = select.text(column);
      else if (types_[i] == Type::Real)
        value.real = select.real(column);
      else
        value.integer = select.integer(column);
    }
  }
  return out;
}

std::vector<StoredRow> StoredRows::find(const std::vector<Value>& key,
                                        const std::vector<Type>& types) {
  store::Statement select = connection_.prepare(sql_);
  for (std::size_t i = 0; i < key.size(); ++i) {
    const int parameter = static_cast<int>(i) + 1;
    if (key[i].null)
      select.bind_null(parameter);
    else if (types[i] == Type::Text)
      select.bind(parameter, key[i].text);
    else if (types[i] == Type::Real)
      select.bind(parameter, key[i].real);
    else
      select.bind(parameter, key[i].integer);
  }
  return rows(select);
}

std::vector<StoredRow> StoredRows::find(std::string_view text) {
  store::Statement select = connection_.prepare(sql_);
  select.bind(1, text);
  return rows(select);
}

std::vector<StoredRow> StoredRows::find(std::int64_t id) {
  store::Statement select = connection_.prepare(sql_);
  select.bind(1, id);
  return rows(select);
}

}  // namespace pareto::imports
