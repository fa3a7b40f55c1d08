// Foreign SELECTs over the published views, as streams.
//
// One reading connection of its own per stream: it sees what was committed when it began, and a slow reader stops nobody.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/store/store.hpp"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// Runs one SELECT. `result` states the columns' names and types in order; values are cast to them and an impossible cast is an
// Error. With an empty `result` (the query command) columns that are fields of `described` have the fields' types, so dates and
// amounts read as such; the others are guessed from the first row. Parameters are written :name.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> select(const store::Store& store, const access::Session& session, const std::string& sql,
                                                       const std::vector<sdk::Parameter>& parameters, sdk::Schema result,
                                                       const model::Schema* described = nullptr);

// The same for statements that the host makes itself, without the fence.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> select_trusted(const store::Store& store, const access::Session& session, const std::string& sql,
                                                               const std::vector<sdk::Parameter>& parameters, sdk::Schema result);

}  // namespace pareto::records
