// Foreign SELECTs over the published views, as streams.
//
// One reading connection of its own per stream: it sees what was committed when it began, and a
// slow reader stops nobody.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/access/unreadable.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

class Kinds;

// How much one statement may work.
struct QueryLimits {
  int seconds = 0;                            // of the engine's work; 0: as long as it takes
  const std::atomic<bool>* cancel = nullptr;  // raised: the statement stops with Error(Cancelled)
};

// Runs one SELECT. `result` states the columns' names and types in order; values are cast to them
// and an impossible cast is an Error. Parameters are written :name. With a schema, joins of views
// that the statement does not need are left out, and `of` is told of which kinds of records the
// rows are made. Where what the session may not read is refused, throws Error(Denied) for a
// statement that reads any of it (core/access/readable.hpp).
[[nodiscard]] std::unique_ptr<sdk::BatchStream> select(
    const store::Store& store, const access::Session& session, const std::string& sql,
    const std::vector<sdk::Parameter>& parameters, sdk::Schema result, QueryLimits limits = {},
    const model::Schema* schema = nullptr, Kinds* of = nullptr,
    access::Unreadable unreadable = access::Unreadable::IsNothing);

// The same for statements that the host makes itself, without the fence; tables are seen as the
// session may see them too.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> select_trusted(
    const store::Store& store, const access::Session& session, const std::string& sql,
    const std::vector<sdk::Parameter>& parameters, sdk::Schema result);
// The same on a connection that is ready for it (access::make_ready).
[[nodiscard]] std::unique_ptr<sdk::BatchStream> select_trusted(
    std::unique_ptr<store::Connection> ready, const std::string& sql,
    const std::vector<sdk::Parameter>& parameters, sdk::Schema result);

}  // namespace pareto::records
