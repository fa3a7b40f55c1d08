// Values as people type and read them: "owner=银杏", "date >= 2026-01-01".
//
// The forms of files (headers, guessed styles) are the import's; here each value stands by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// Appends what `text` means for the field: a reference by code, name or part of it, a choice by
// code or label, dates and numbers in the usual forms, a time without a zone as the firm's clocks
// show it, an empty text as null. Throws Error naming field, value and what it takes.
void append_value(sdk::BatchBuilder& builder, std::size_t column, store::Connection& connection,
                  const model::Schema& schema, const TimeZone& zone, const model::Field& field,
                  std::string_view text);

// The same for a value that is to be kept: it has the form that the field's meaning asks for
// (written_form.hpp).
void append_written(sdk::BatchBuilder& builder, std::size_t column, store::Connection& connection,
                    const model::Schema& schema, const TimeZone& zone, const model::Field& field,
                    std::string_view text);

// One row from "field=value" pairs; a plugin's field by its full name. Throws Error naming the
// entity's fields.
[[nodiscard]] sdk::Batch row_from(store::Connection& connection, const model::Schema& schema,
                                  const TimeZone& zone, const model::Entity& entity,
                                  const std::vector<std::string>& assignments);

// A value for people, by the field's type and meaning; references by the name of what they refer
// to, times by the firm's clocks.
[[nodiscard]] std::string shown_value(store::Connection& connection, const model::Schema& schema,
                                      const TimeZone& zone, const model::Field& field,
                                      const sdk::ColumnView& column, std::int64_t row,
                                      Language language);

}  // namespace pareto::records
