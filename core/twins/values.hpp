// Stored values of a few records, whatever their types, to be compared and written again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/model/schema.hpp"
#include "core/records/write/transaction.hpp"
#include "core/store/connection.hpp"
#include "pareto/table.hpp"

namespace pareto::twins {

struct Value {
  bool null = true;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;

  friend bool operator==(const Value&, const Value&) = default;
};

[[nodiscard]] Value value_in(const store::Statement& row, int column, sdk::Type type);
void put(sdk::BatchBuilder& builder, std::size_t column, sdk::Type type, const Value& value);
// As people read it.
[[nodiscard]] std::string shown(records::Transaction& transaction, const model::Field& field,
                                const Value& value, Language language);

// Where a field is stored, and the column there.
[[nodiscard]] std::string table_of(const model::Entity& entity, const model::Field& field);

using Values = std::vector<Value>;  // in the order of the fields asked for
// Of records by id; those that are not there are missing.
[[nodiscard]] std::map<std::int64_t, Values> read_values(
    store::Connection& connection, const model::Entity& entity,
    const std::vector<const model::Field*>& fields, const std::vector<std::int64_t>& ids);

}  // namespace pareto::twins
