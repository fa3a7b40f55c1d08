// What was done with the workspace, newest first, as far as a session sees it.
//
// One thread, that of the connection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

struct DoneOperation {
  std::int64_t id = 0, at = 0;  // microseconds UTC
  std::string kind, title;      // no title where it names records that the session does not see
  std::int64_t rows = 0,
               created = 0;    // records that the session sees: all, and the new ones among them
  std::int64_t undone_by = 0;  // 0: it stands
  std::int64_t principal = 0;  // 0: the owner of the folder
  std::string by;              // the user's name; empty for the owner
};

// Which are wanted; what is left as it is asks for nothing.
struct OperationsWanted {
  std::string kind;
  std::int64_t by = -1;              // a user's id; 0: the owner of the folder
  std::int64_t from = 0, until = 0;  // microseconds UTC, the second excluded; 0: open
  std::int64_t before = 0;           // only those of a smaller id: the pages behind one
  // Each word stands in the kind, the title, the name of who did it, or in the names of records
  // that it changed or made; all as far as the session sees them. Records that are gone are found
  // by titles alone.
  std::string search;
  std::int64_t limit = 0;  // 0: all
};
// `reader` is a connection of the session.
[[nodiscard]] std::vector<DoneOperation> operations(store::Connection& reader,
                                                    const access::Session& session,
                                                    const model::Schema& schema,
                                                    const OperationsWanted& wanted);

}  // namespace pareto::records
