// What the journal says of records in words that people read: which fields changed, from what to
// what, and what an operation did to each kind of record.
//
// Reads on the connection it is given, so within a transaction it also sees what is not committed
// yet: a preview shows what would change by asking here before it rolls back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/language.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/records/write/journal.hpp"

namespace pareto::records {

struct HistoryContext {
  store::Connection& connection;
  const model::Schema& schema;
  TimeZone zone = {};
  Language language = Language::English;
  // On whose behalf, with a connection of that session: values that it may not read are masked or
  // left out, records that it does not see are not told of. Null: the owner of the folder, or the
  // host.
  const access::Session* session = nullptr;
  store::Connection* reader = nullptr;
};

// Values as a list shows them; empty: none.
struct ValueChange {
  std::string field, label, before, after;
};

struct RecordChange {
  std::int64_t sequence = 0, operation = 0, at = 0, principal = 0;
  std::string by;  // the name of `principal`, where the session may know it; empty for the owner of
                   // the folder
  Operation op = Operation::Update;
  std::string topic, entity;
  std::int64_t id = 0;
  std::string label;  // names the record
  std::vector<ValueChange>
      values;  // of an update, and what a removed record held; none for created ones
};

// All that happened to one record, oldest first.
[[nodiscard]] std::vector<RecordChange> history_of(const HistoryContext& context,
                                                   const model::Entity& entity, std::int64_t id);

// The entry that changed a record last; 0: none did since it was created. Whoever changes the
// record by what was read then names it, and is told of what others changed meanwhile.
[[nodiscard]] std::int64_t version_of(store::Connection& connection, std::int64_t id);
// What happened to a record behind an entry, oldest first.
[[nodiscard]] std::vector<RecordChange> changes_after(const HistoryContext& context,
                                                      const model::Entity& entity, std::int64_t id,
                                                      std::int64_t version);

// The first `most` records that an operation changed or removed, of each entity in turn; those that
// it created are counted in effects_of and told by created_by.
[[nodiscard]] std::vector<RecordChange> changes_of(const HistoryContext& context,
                                                   std::int64_t operation, std::size_t most);

struct CreatedRecord {
  std::string entity;
  std::int64_t id = 0;
  std::string label;
};
// The first `most` of those that it created and that are still there, as far as the session of the
// context sees them, by what they are called now.
[[nodiscard]] std::vector<CreatedRecord> created_by(const HistoryContext& context,
                                                    std::int64_t operation, std::size_t most);

struct Effect {
  std::string entity;
  std::int64_t created = 0, changed = 0, removed = 0;  // records, counted once per entry
};
[[nodiscard]] std::vector<Effect> effects_of(store::Connection& connection, std::int64_t operation);
// Of the records that the session sees; `reader` is a connection of it.
[[nodiscard]] std::vector<Effect> effects_seen(store::Connection& reader,
                                               const access::Session& session,
                                               std::int64_t operation);

}  // namespace pareto::records
