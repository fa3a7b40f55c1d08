// The firm's own fields as the store holds them: read before the schema is made, written through
// the one way in.
//
// What follows from a written definition (the column, the view) is upkeep of the entity `field`:
// field_upkeep.cpp. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/workspace_field.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

// All definitions, removed ones too, oldest first; none where the store is from before they were
// there.
[[nodiscard]] std::vector<model::FieldDefinition> read_definitions(store::Connection& connection);
[[nodiscard]] std::vector<model::FieldDefinition> read_definitions(
    const std::filesystem::path& database);

// Writes new definitions, or changes those that have an id. Throws Error naming field, value and
// what to do for what cannot be.
void write_definitions(Transaction& transaction,
                       const std::vector<model::FieldDefinition>& definitions);

// The definition that somebody's word means: its name, with "my." or without, or its label. Throws
// Error that names those there are.
[[nodiscard]] model::FieldDefinition the_definition(store::Connection& connection,
                                                    const model::Entity& entity,
                                                    std::string_view word);

// One that is to be made of somebody's word, a name or what people will read. One that was removed
// comes back with what it held: then it has an id. Throws Error where the field is there.
[[nodiscard]] model::FieldDefinition new_definition(store::Connection& connection,
                                                    const model::Entity& entity,
                                                    std::string_view word);

// Hides a field for good: its column and values go, then its definition. Not to be undone.
void purge_field(Transaction& transaction, const model::FieldDefinition& definition);

// Records that hold a value of the field, hidden or not.
[[nodiscard]] std::int64_t count_values(store::Connection& connection, const model::Schema& schema,
                                        const model::FieldDefinition& definition);

}  // namespace pareto::records
