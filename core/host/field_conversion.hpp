// Values of a plugin's field that was of another type in earlier versions, written anew for the
// field that took its place.
//
// Each is written as people would read it and read as people would type it, so what can be typed
// into the new field is taken over, "1,000 " as 1000, and nothing is guessed. What does not fit
// stays in the old column, which nobody sees; so it is there for a version that reads it better. In
// the transaction that brings the store up to the schema, before it has the new column. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/plugins/renames.hpp"
#include "core/store/connection.hpp"

namespace pareto::host {

struct Converted {
  std::int64_t rows = 0, left = 0;  // that had a value; of them, those that do not fit
  sdk::Type into = sdk::Type::Text;
};

// The field that a step leads to, with the entity that it is of; null where `schema` has none.
[[nodiscard]] std::pair<const model::Entity*, const model::Field*> field_after(
    const model::Schema& schema, const std::string& plugin, const plugins::FieldRename& step);
// A stored value as people would write it.
[[nodiscard]] std::string stored_text(const store::Statement& row, int column, sdk::Type type,
                                      const TimeZone& zone);

// `step` says of which type the values were. Nothing where it was done before. `schema` as it will
// be.
[[nodiscard]] Converted convert_field(store::Connection& connection, const model::Schema& schema,
                                      const TimeZone& zone, const std::string& plugin,
                                      const plugins::FieldRename& step);

}  // namespace pareto::host
