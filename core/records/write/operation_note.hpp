// An operation that changes no record but is told of: an event alone, which says in a table what
// was done.
//
// Within a transaction that somebody else holds, as when the store is brought to another form: a
// Transaction has one of its own. One thread, that of the connection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// Done by the host itself. Answers the operation's id.
std::int64_t note_operation(store::Connection& connection, const OperationInfo& info,
                            const std::string& topic, const sdk::Batch& rows, std::int64_t at);

// The row of a whole operation, as Transaction writes it.
void insert_operation(store::Connection& connection, std::int64_t id, const OperationInfo& info,
                      std::int64_t principal, std::int64_t at, std::string_view details);

struct OperationNote {
  std::string topic;
  sdk::Batch rows;
};
// The events of an operation, oldest first, as far as the session sees them; `reader` is a
// connection of it.
[[nodiscard]] std::vector<OperationNote> notes_seen(store::Connection& reader,
                                                    const access::Session& session,
                                                    std::int64_t operation);

}  // namespace pareto::records
