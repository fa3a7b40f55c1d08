// Whether a database has all that a schema needs: tables with their columns, indexes, views that
// can be asked.
#pragma once

#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::store {

struct MissingPart {
  std::string
      name;  // "view customer", "index pareto_sale_i_customer", "column pareto_customer.tier"
  std::string words;  // of the engine, where the part is there and cannot be used
};

// Opening a store makes what is missing, once it is told to look (forget_schema).
[[nodiscard]] std::vector<MissingPart> missing_parts(Connection& connection,
                                                     const model::Schema& schema);

// The next one who opens the store makes its parts anew where they are missing, and its views in
// any case. In a transaction.
void forget_schema(Connection& connection);

}  // namespace pareto::store
