#include "core/tiering/snapshot.hpp"

namespace pareto::tiering {

Snapshot::Snapshot(store::Connection& connection)
    : connection_(connection.in_transaction() ? nullptr : &connection) {
  if (connection_ != nullptr) connection_->execute("BEGIN");
}
Snapshot::~Snapshot() {
  if (connection_ != nullptr) connection_->rollback();
}

std::int64_t journal_sequence(store::Connection& connection) {
  return connection.integer("SELECT max(sequence) FROM pareto_journal");
}

}  // namespace pareto::tiering
