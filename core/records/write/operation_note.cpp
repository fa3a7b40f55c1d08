#include "core/records/write/operation_note.hpp"

#include "core/records/write/journal.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/seen_entries.hpp"

namespace pareto::records {

std::int64_t note_operation(store::Connection& connection, const OperationInfo& info,
                            const std::string& topic, const sdk::Batch& rows, std::int64_t at) {
  Entry entry;
  entry.operation = connection.integer("SELECT max(id) FROM pareto_operation") + 1;
  entry.at = at;
  entry.op = Operation::Event;
  entry.topic = topic;
  entry.rows = rows.rows();
  entry.payload = payload_of_event(rows);
  Journal(connection).append(entry, {});
  insert_operation(connection, entry.operation, info, entry.principal, at, {});
  return entry.operation;
}

void insert_operation(store::Connection& connection, std::int64_t id, const OperationInfo& info,
                      std::int64_t principal, std::int64_t at, std::string_view details) {
  store::Statement insert = connection.prepare(
      "INSERT INTO pareto_operation(id, kind, title, principal, at, undoes, file_hash, details) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
  insert.bind(1, id).bind(2, std::string_view(info.kind)).bind(3, std::string_view(info.title));
  insert.bind(4, principal).bind(5, at);
  if (info.undoes == 0)
    insert.bind_null(6);
  else
    insert.bind(6, info.undoes);
  if (info.file_hash.empty())
    insert.bind_null(7);
  else
    insert.bind(7, std::string_view(info.file_hash));
  insert.bind(8, details).run();
}

std::vector<OperationNote> notes_seen(store::Connection& reader, const access::Session& session,
                                      std::int64_t operation) {
  std::vector<OperationNote> out;
  SeenEntries seen(reader, session);
  const std::vector<Entry> entries = Journal(reader).of_operation(operation);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (!entry->entity.empty() || entry->payload.empty() || !seen.seen(*entry)) continue;
    out.push_back({entry->topic, read_event_payload(entry->payload)});
  }
  return out;
}

}  // namespace pareto::records
