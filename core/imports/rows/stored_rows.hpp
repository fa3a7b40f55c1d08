// Reads the stored values of records, to find what a file would change.
//
// One statement, kept prepared; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/cells/typed_column.hpp"
#include "core/model/entity.hpp"
#include "core/store/connection.hpp"

namespace pareto::imports {

struct StoredRow {
  std::int64_t id = 0;
  std::vector<KeptValue> values;  // in the order of the fields asked for
};

class StoredRows {
 public:
  // `where` over the entity's published view, with ?1, ?2, … for the key.
  StoredRows(store::Connection& connection, const model::Entity& entity,
             const std::vector<const model::Field*>& fields, const std::string& where);

  // Bound in the order of the parameters; each key is one value.
  [[nodiscard]] std::vector<StoredRow> find(const std::vector<Value>& key,
                                            const std::vector<sdk::Type>& types);
  [[nodiscard]] std::vector<StoredRow> find(std::string_view text);
  [[nodiscard]] std::vector<StoredRow> find(std::int64_t id);

 private:
  std::vector<StoredRow> rows(store::Statement& select) const;

  store::Connection& connection_;
  std::string sql_;
  std::vector<sdk::Type> types_;
};

}  // namespace pareto::imports
