// What a journal entry says about values, as JSON in columns:
//
//   update   {"ids":[…],"before":{"name":[…]},"after":{"name":[…]}}
//   remove   {"ids":[…],"before":{"code":[…],…}}          (every stored field)
//   event    {"columns":[{"name":…,"type":…}],"rows":{…}}
//
// Types are those of the fields: integers for bool, date (days), time (µs), money and quantity
// (1/10000); reals are texts, so that each comes back to its last digit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/records/write/write_rows.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// `before` or `after` may be null; `fields` are indexes of the entity's fields, `rows` indexes of
// rows.
[[nodiscard]] std::string payload_of(const std::vector<std::int64_t>& rows,
                                     const std::vector<int>& fields, const WriteRows* before,
                                     const WriteRows* after);
[[nodiscard]] std::string payload_of_event(const sdk::Batch& rows);

struct Payload {
  std::vector<std::int64_t> ids;
  // Columns named as fields; absent where the entry has none.
  std::optional<sdk::Batch> before, after;
};
[[nodiscard]] Payload read_payload(const model::Entity& entity, const std::string& json);
[[nodiscard]] sdk::Batch read_event_payload(const std::string& json);

}  // namespace pareto::records
