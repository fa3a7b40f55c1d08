// Takes an operation back: fields get their former values, created records go, removed ones return.
//
// A field is restored only if it still holds what the operation wrote; a created record goes only
// if nobody changed it since and nothing else refers to it. What cannot be taken back is listed,
// and the rest is taken back if the caller says so. An undo is itself an operation with entries, in
// one transaction.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/records/history/operations.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct UndoConflict {
  std::string entity;
  std::int64_t id = 0;
  std::string label;  // names the record for people
  Message why;
};

struct UndoPlan {
  std::int64_t operation = 0;
  std::string kind, title;
  std::int64_t restored = 0;            // records whose fields get former values
  std::int64_t removed = 0;             // created records that go
  std::int64_t returned = 0;            // removed records that come back
  std::vector<UndoConflict> conflicts;  // at most kShown of them
  std::int64_t conflict_count = 0;
  static constexpr std::size_t kShown = 100;
  bool done = false;    // false: nothing was changed
  std::int64_t by = 0;  // the operation that took it back, once it is done
};

// Why the session cannot take it back, whatever became of its records: it was undone already, is
// somebody else's, or left nothing to go back to. Nothing: it may be tried.
[[nodiscard]] std::optional<Error> undo_refused(const access::Session& session,
                                                const DoneOperation& done);

// Who looks on: told after each entry how many records are done, of how many; and may stop it,
// which throws Cancelled and changes nothing. Both may be empty.
struct UndoWatch {
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
  const std::atomic<bool>* cancel = nullptr;
};

// What an undo would do: a run that is rolled back. Throws Error if there is no such operation or
// it was undone already.
[[nodiscard]] UndoPlan plan_undo(Records& records, const access::Session& session,
                                 std::int64_t operation, const UndoWatch& watch = {});

// Does it if all of it can be taken back; where there are conflicts it only says so.
[[nodiscard]] UndoPlan undo_if_whole(Records& records, const access::Session& session,
                                     std::int64_t operation, const UndoWatch& watch = {});

// Does it. Conflicts are left as they are.
UndoPlan undo(Records& records, const access::Session& session, std::int64_t operation,
              const UndoWatch& watch = {});

}  // namespace pareto::records
