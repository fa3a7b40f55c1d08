// What is written together, or not at all: what is not committed when it goes is taken back.
//
//     store::WholeWrite write(connection, records.waiting);
//     …
//     write.commit();
//
// For the host's own notes, which no journal keeps; records are written by records::Transaction.
// One thread, that of the connection.
#pragma once

#include <functional>

#include "core/store/connection.hpp"

namespace pareto::store {

class WholeWrite {
 public:
  // Waits for other processes as Connection::begin_write does.
  explicit WholeWrite(Connection& connection, const std::function<void(int seconds)>& told = {})
      : connection_(connection) {
    connection_.begin_write(told);
  }
  ~WholeWrite() {
    if (connection_.in_transaction()) connection_.rollback();
  }
  WholeWrite(const WholeWrite&) = delete;
  WholeWrite& operator=(const WholeWrite&) = delete;
  void commit() { connection_.commit(); }

 private:
  Connection& connection_;
};

}  // namespace pareto::store
