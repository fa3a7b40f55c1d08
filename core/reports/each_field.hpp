// What a statement of a plain-file report says of each field that tells something, written once:
//
//     SELECT c.id {each customer}, c.{column} AS kept{n} {/each} FROM customer c
//
// Between the two stands what is repeated, for each stored field of the entity that tells something
// (model::Field::fact), of whichever plugin or of the firm, in the order of the schema: {column} is
// the field as a column, {name} its name as a text, {n} its number from 1 on. {each customer:
// industry city} takes the fields that are named. Fields that the reader may not see are left out
// either way: what is hidden is not missing. Where there is none it is nothing. So a report of what
// is missing takes a pack's fields without knowing the pack. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/model/schema.hpp"
#include "core/reports/plain_report.hpp"

namespace pareto::reports {

// Throws Error that says what is wrong: an unknown entity or field, an {each …} without its
// {/each}. `reader`: null for all fields.
[[nodiscard]] std::string with_each_field(const std::string& sql, const model::Schema& schema,
                                          const access::Session* reader = nullptr);
[[nodiscard]] PlainReport with_each_field(PlainReport report, const model::Schema& schema,
                                          const access::Session* reader = nullptr);

}  // namespace pareto::reports
