// What a column of an answer is, as far as somebody described it: the field that it shows, or a
// column that the host keeps itself.
//
// Of a statement that is prepared, never run. Found through views, subqueries and common tables; of
// what is computed nothing is known. Pure but for the connection; one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/query/plain_twin.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

struct ColumnKind {
  sdk::Type type = sdk::Type::Int;
  bool id = false;  // of a record
};
using ColumnKinds = std::vector<std::optional<ColumnKind>>;

// Lets a fresh connection, on which the statement is prepared and never run, say of computed fields
// what they are: tables without rows stand in their place. Of computed fields nothing is known
// without.
void stand_in_for_computed(store::Connection& connection, const model::Schema& schema,
                           std::string_view sql);

[[nodiscard]] ColumnKinds kinds_of(const model::Schema& schema, const store::Statement& statement);
// The same of a statement's twin (plain_twin.hpp); of one that is no statement nothing is known,
// and there are no columns.
[[nodiscard]] ColumnKinds kinds_of_twin(store::Connection& connection, const model::Schema& schema,
                                        const std::string& sql, Keeping keeping);

}  // namespace pareto::records
