// The parts of answers that several methods share: a field as it is described, rows with their columns, what an operation did.
//
// One thread.
#pragma once

#include <cstdint>
#include <vector>

#include "core/access/rights.hpp"
#include "core/api/method.hpp"
#include "core/records/history.hpp"
#include "core/records/reject.hpp"
#include "pareto/table.hpp"

namespace pareto::api {

// {"name", "label", "help"?, "type", "meaning"?, "unit"?, "reference"?, "choices"?: [{"code", "label"}], "required", "unique",
//  "read_only", "computed", "personal", "confidential", "access": "read" | "change" | "masked", …}; hidden fields are not described.
void write_field(JsonWriter& out, const model::Field& field, access::FieldAccess may, Language language);
// What the session may do with it.
[[nodiscard]] access::FieldAccess access_to(const access::Session& session, const model::Entity& entity, const model::Field& field);

// [[…], …] in the order of the columns; those of `is_id` are strings. Answers whether there are more than `most`.
bool write_rows(JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id, std::int64_t most = INT64_MAX);

// [{"row", "field"?, "value"?, "detail", "remedy"?}]
void write_rejects(JsonWriter& out, const std::vector<records::Reject>& rejects, Language language);
// [{"entity", "created", "changed", "removed"}]
void write_effects(JsonWriter& out, const std::vector<records::Effect>& effects);
// [{"entity", "id", "label", "what", "at", "operation", "values": [{"field", "label", "before", "after"}]}]
void write_changes(JsonWriter& out, const std::vector<records::RecordChange>& changes);

}  // namespace pareto::api
