// The firm's own fields as the store holds them: read before the schema is made, written through the one way in.
//
// What follows from a written definition (the column, the view) is upkeep of the entity `field`: field_upkeep.cpp. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/workspace_field.hpp"
#include "core/records/transaction.hpp"

namespace pareto::records {

// All definitions, removed ones too, oldest first; none where the store is from before they were there.
[[nodiscard]] std::vector<model::FieldDefinition> read_definitions(store::Connection& connection);
[[nodiscard]] std::vector<model::FieldDefinition> read_definitions(const std::filesystem::path& database);

// Writes new definitions, or changes those that have an id. Throws Error naming field, value and what to do for what cannot be.
void write_definitions(Transaction& transaction, const std::vector<model::FieldDefinition>& definitions);

// Hides a field for good: its column and values go, then its definition. Not to be undone.
void purge_field(Transaction& transaction, const model::FieldDefinition& definition);

// Records that hold a value of the field, hidden or not.
[[nodiscard]] std::int64_t count_values(store::Connection& connection, const model::Schema& schema, const model::FieldDefinition& definition);

}  // namespace pareto::records
