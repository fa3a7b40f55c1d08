// The parts of answers that several methods share: a field as it is described, rows with their
// columns, what an operation did.
//
// One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/rights.hpp"
#include "core/api/method.hpp"
#include "core/records/history/history.hpp"
#include "core/records/write/reject.hpp"
#include "pareto/table.hpp"

namespace pareto::api {

// {"name", "label", "help"?, "type", "meaning"?, "unit"?, "reference"?, "choices"?: [{"code",
// "label"}], "required", "unique",
//  "read_only", "computed", "personal", "confidential", "access": "read" | "change" | "masked", …};
//  hidden fields are not described. "currency": the field that says what an amount is in, which is
//  otherwise in the home currency; "": a hidden one does.
void write_field(JsonWriter& out, const model::Field& field, access::FieldAccess may,
                 Language language, std::optional<std::string_view> currency = {});
// Of these the members "type", "meaning"? and "unit"?.
void write_type(JsonWriter& out, sdk::Type type, model::Meaning meaning, std::string_view unit);
// What the session may do with it.
[[nodiscard]] access::FieldAccess access_to(const access::Session& session,
                                            const model::Entity& entity, const model::Field& field);

// [[…], …] in the order of the columns; those of `is_id` are strings. Answers whether there are
// more than `most`.
bool write_rows(JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id,
                std::int64_t most = INT64_MAX);
// The same of the first `columns` alone; `ended` is told each batch, whole, and its last row.
// Answers how many rows there were.
std::int64_t write_page(
    JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id, std::size_t columns,
    const std::function<void(const std::vector<sdk::ColumnView>& cells, std::int64_t row)>& ended);

// A member with an id, or null for 0: the operation of what changed nothing, a record that was
// refused.
void write_id(JsonWriter& out, std::string_view name, std::int64_t id);
// A member with texts: ["tier = A", …]
void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts);
// A day, or null.
void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day);
// 1/10000 as a plain decimal: 12.5
void write_decimal(JsonWriter& out, std::string_view name, std::int64_t value);
// A number, or null where there is none or it is not finite.
void write_real(JsonWriter& out, std::string_view name, const std::optional<double>& value);
// The number that a text is, such as an operation's or a version. Throws Error that says where such
// numbers are told.
[[nodiscard]] std::int64_t number_of(std::string_view text, const Text& what,
                                     const Message& remedy);
// A day that was given as a text, "2026-10-31"; nothing where none was.
[[nodiscard]] std::optional<Date> day_given(const Call& call, std::string_view name);

// [{"row", "field"?, "value"?, "detail", "remedy"?, "remedy_steps"?}]; rows count from 1, as in
// what a failure tells and as lines of files do
void write_rejects(JsonWriter& out, const std::vector<records::Reject>& rejects, Language language);
// [{"entity", "created", "changed", "removed"}]
void write_effects(JsonWriter& out, const std::vector<records::Effect>& effects);
// [{"entity", "id", "label", "what", "at", "operation", "by", "by_name"?, "values": [{"field",
// "label", "before", "after"}]}]
void write_changes(JsonWriter& out, const std::vector<records::RecordChange>& changes);

}  // namespace pareto::api
