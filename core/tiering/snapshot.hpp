// One state of the store over several reads, and how to know whether two are the same. One thread.
#pragma once

#include <cstdint>

#include "core/store/connection.hpp"

namespace pareto::tiering {

// Makes several reads see one state; nothing within a transaction, which is one already.
class Snapshot {
 public:
  explicit Snapshot(store::Connection& connection);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  // Not within a transaction: what is read is committed, and other connections can see it.
  [[nodiscard]] bool is_committed() const { return connection_ != nullptr; }

 private:
  store::Connection* connection_;
};

// The journal's last sequence: what changes when anybody writes.
[[nodiscard]] std::int64_t journal_sequence(store::Connection& connection);

}  // namespace pareto::tiering
