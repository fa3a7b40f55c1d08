#include "core/records/write/journal.hpp"

#include "core/base/hash.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

constexpr std::string_view kColumns =
    "sequence, operation, at, principal, op, entity, topic, first_id, last_id, row_count, columns, cause, depth, payload";

Entry read(const store::Statement& row, bool with_payload) {
  Entry entry;
  entry.sequence = row.integer(0);
  entry.operation = row.integer(1);
  entry.at = row.integer(2);
  entry.principal = row.integer(3);
  entry.op = static_cast<Operation>(row.integer(4));
  entry.entity = row.text(5);
  entry.topic = row.text(6);
  entry.first_id = row.integer(7);
  entry.last_id = row.integer(8);
  entry.rows = row.integer(9);
  entry.columns = row.text(10);
  entry.cause = row.integer(11);
  entry.depth = static_cast<std::uint32_t>(row.integer(12));
  if (with_payload) entry.payload = row.text(13);
  return entry;
}

std::string chained(const std::string& before, const Entry& e, const std::string& payload_hash) {
  std::string all = before;
  for (const std::int64_t number :
       {e.sequence, e.operation, e.at, e.principal, static_cast<std::int64_t>(e.op), e.first_id,
        e.last_id, e.rows, e.cause, static_cast<std::int64_t>(e.depth)}) {
    all += '|' + std::to_string(number);
  }
  all += '|' + e.entity + '|' + e.topic + '|' + e.columns + '|' + payload_hash;
  return content_hash(all);
}

}  // namespace

Journal::Journal(store::Connection& connection) : connection_(connection) {}

void Journal::append(Entry& entry, std::span<const std::int64_t> ids) {
  if (sequence_ < 0) {
    store::Statement last = connection_.prepare(
        "SELECT sequence, chain FROM pareto_journal ORDER BY sequence DESC LIMIT 1");
    const bool any = last.step();
    sequence_ = any ? last.integer(0) : 0;
    chain_ = any ? std::string(last.text(1)) : std::string();
  }
  entry.sequence = ++sequence_;
  const std::string payload_hash = content_hash(entry.payload);
  chain_ = chained(chain_, entry, payload_hash);
  store::Statement insert = connection_.prepare(
      "INSERT INTO pareto_journal(sequence, operation, at, principal, op, entity, topic, first_id, last_id, row_count, columns, "
      "payload, payload_hash, chain, cause, depth) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)");
  insert.bind(1, entry.sequence)
      .bind(2, entry.operation)
      .bind(3, entry.at)
      .bind(4, entry.principal);
  insert.bind(5, static_cast<std::int64_t>(entry.op))
      .bind(6, std::string_view(entry.entity))
      .bind(7, std::string_view(entry.topic));
  insert.bind(8, entry.first_id)
      .bind(9, entry.last_id)
      .bind(10, entry.rows)
      .bind(11, std::string_view(entry.columns));
  if (entry.payload.empty())
    insert.bind_null(12);
  else
    insert.bind_blob(12, entry.payload);
  insert.bind_blob(13, payload_hash)
      .bind_blob(14, chain_)
      .bind(15, entry.cause)
      .bind(16, static_cast<std::int64_t>(entry.depth));
  insert.run();
  if (ids.empty()) return;
  const store::RowsOf touched(
      ids.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(ids[row]); });
  connection_
      .prepare("INSERT INTO pareto_journal_index(id, sequence) SELECT c0, ?2 FROM pareto_rows(?1)")
      .bind_rows(1, touched)
      .bind(2, entry.sequence)
      .run();
}

void Journal::each_after(std::int64_t sequence, bool with_payload,
                         const std::function<bool(const Entry&)>& take) {
  store::Statement rows =
      connection_.prepare("SELECT " + std::string(kColumns) +
                          " FROM pareto_journal WHERE sequence > ?1 ORDER BY sequence");
  rows.bind(1, sequence);
  while (rows.step()) {
    if (!take(read(rows, with_payload))) return;
  }
}

std::int64_t Journal::each_wanted_after(std::int64_t sequence,
                                        const std::function<bool(std::string_view)>& wanted,
                                        const std::function<bool(Entry&)>& take) {
  store::Statement rows =
      connection_.prepare("SELECT " + std::string(kColumns) +
                          " FROM pareto_journal WHERE sequence > ?1 ORDER BY sequence");
  rows.bind(1, sequence);
  while (rows.step()) {
    sequence = rows.integer(0);
    if (!wanted(rows.text(6))) continue;
    Entry entry = read(rows, true);
    if (!take(entry)) break;
  }
  return sequence;
}

std::optional<Entry> Journal::find(std::int64_t sequence) {
  store::Statement row = connection_.prepare("SELECT " + std::string(kColumns) +
                                             " FROM pareto_journal WHERE sequence = ?1");
  if (!row.bind(1, sequence).step()) return std::nullopt;
  return read(row, true);
}

std::vector<Entry> Journal::caused_by(std::int64_t sequence) {
  std::vector<Entry> entries;
  store::Statement rows =
      connection_.prepare("SELECT " + std::string(kColumns) +
                          " FROM pareto_journal WHERE cause = ?1 AND cause <> 0 ORDER BY sequence");
  rows.bind(1, sequence);
  while (rows.step()) entries.push_back(read(rows, false));
  return entries;
}

std::vector<Entry> Journal::of_operation(std::int64_t operation) {
  std::vector<Entry> entries;
  store::Statement rows =
      connection_.prepare("SELECT " + std::string(kColumns) +
                          " FROM pareto_journal WHERE operation = ?1 ORDER BY sequence DESC");
  rows.bind(1, operation);
  while (rows.step()) entries.push_back(read(rows, true));
  return entries;
}

std::vector<Entry> Journal::of_record(const model::Entity& entity, std::int64_t id) {
  std::vector<Entry> entries;
  store::Statement rows = connection_.prepare(
      "SELECT " + std::string(kColumns) +
      " FROM pareto_journal WHERE entity = ?2 AND (sequence IN (SELECT sequence FROM "
      "pareto_journal_index WHERE id = ?1) OR (op = 1 AND first_id <= ?1 AND last_id >= ?1)) ORDER BY sequence");
  rows.bind(1, id).bind(2, std::string_view(entity.name));
  while (rows.step()) entries.push_back(read(rows, true));
  return entries;
}

std::int64_t Journal::last_sequence() {
  return connection_.integer("SELECT max(sequence) FROM pareto_journal");
}

std::int64_t Journal::first_broken() {
  store::Statement rows =
      connection_.prepare("SELECT " + std::string(kColumns) +
                          ", payload_hash, chain FROM pareto_journal ORDER BY sequence");
  std::string chain;
  while (rows.step()) {
    const Entry entry = read(rows, true);
    const std::string payload_hash(rows.text(14));
    chain = chained(chain, entry, payload_hash);
    if (chain != rows.text(15)) return entry.sequence;
    // An erased payload leaves its hash; one that is there must fit it.
    if (!entry.payload.empty() && content_hash(entry.payload) != payload_hash)
      return entry.sequence;
  }
  return 0;
}

}  // namespace pareto::records
