// What of the journal a session sees. The owner of the folder sees all of it.
//
// A user sees an entry as far as it tells of records that the user may see now: their number, their
// ids, and the names of columns that are not hidden. Of removed records only those tell that the
// user removed, or that would be seen whosever they were. Topics of their own (import.finished) are
// seen by who caused them and by who administers. Titles name records, so they stand where all
// records of the operation are seen, or where it is the user's own. Values within payloads are
// masked by records/history.
//
// One thread, that of the connection.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/access/rights.hpp"
#include "core/access/session.hpp"
#include "core/records/write/journal.hpp"

namespace pareto::records {

class SeenEntries {
 public:
  // `reader`: a connection of the session (core/access/seen.hpp).
  SeenEntries(store::Connection& reader, const access::Session& session)
      : reader_(reader), rights_(session.rights.get()) {}

  [[nodiscard]] bool all() const { return rights_ == nullptr; }
  // The entry as the session sees it; nothing where it sees nothing of it.
  [[nodiscard]] std::optional<Entry> seen(Entry entry);
  // Whether a record that an entry changed or removed may be told of.
  [[nodiscard]] bool sees(const Entry& entry, std::int64_t id);

  struct SeenOperation {
    std::int64_t rows = 0, created = 0;  // seen
    bool any = false;                    // something of what it did
    bool whole = true;                   // nothing of it is unseen
  };
  [[nodiscard]] SeenOperation operation(std::int64_t operation);
  // Each entry of an operation, without payload, and what is seen of it.
  void each(std::int64_t operation,
            const std::function<void(const Entry& entry, const std::optional<Entry>& part)>& take);

 private:
  [[nodiscard]] bool is_own(const Entry& entry) const { return entry.principal == rights_->user(); }
  // The entity, where anything of it may be seen.
  [[nodiscard]] const model::Entity* visible(const Entry& entry) const;

  store::Connection& reader_;
  const access::Rights* rights_;
};

}  // namespace pareto::records
