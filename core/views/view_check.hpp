// Whether a view fits the workspace: its entity, fields, conditions, measures and queries are there
// and of the right kind. Nothing is read but names in conditions.
//
// One thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/model/view.hpp"
#include "core/store/store.hpp"

namespace pareto::views {

struct Place {
  store::Store& store;
  const model::Schema& schema;
  TimeZone zone = {};
};

// All that is wrong, each with its place and remedy; nothing when it can be shown.
[[nodiscard]] std::vector<Error> faults_of(const model::View& view, const Place& place);

// The path from a view's records to the one that it is about; empty where it is about that record
// itself. Throws Error where none or several lead there.
[[nodiscard]] std::string path_to_subject(const model::View& view, const model::Schema& schema);

// Whether a board can have a lane for each of its values: they are few.
[[nodiscard]] bool has_lanes(const model::Field& field);

// What statements of cards may bind beside what they select from: :as_of (date), :record,
// :home_currency.
[[nodiscard]] const std::vector<std::string>& bound_names();

}  // namespace pareto::views
