// The steps that creating, changing and removing share. Not for others.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/records/write/journal.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/write_rows.hpp"

namespace pareto::records {

[[nodiscard]] WriteRows start_rows(const model::Entity& entity, std::int64_t count);

// Places the batch's columns at their fields and marks these in `given`. Types must agree (an int
// may stand for any integer type). Throws Error for columns that are no fields, or not to be set
// unless `kept`.
void place(WriteRows& rows, const sdk::Batch& batch, std::vector<std::uint8_t>& given, bool kept);

// What to set instead of that which the program keeps of the entity.
[[nodiscard]] Message what_to_set(const model::Entity& entity);

// Codes for records that came without: the entity's letter and a running number.
void give_codes(store::Connection& connection, WriteRows& rows,
                std::unordered_map<std::string, std::int64_t>& next_codes);
// Defaults of fields without a value. A date may default to "today", a reference to a user to "me",
// whoever is writing: the owner of the workspace is no user, so that stays empty.
struct Now {
  Date today;
  std::int64_t user = 0;
};
void give_defaults(WriteRows& rows, const Now& now);

// An entry over changed or removed records, without payload.
[[nodiscard]] Entry entry_over(Operation op, const model::Entity& entity,
                               std::span<const std::int64_t> ids);

[[nodiscard]] WriteResult result_of(WriteRows& rows);

}  // namespace pareto::records
