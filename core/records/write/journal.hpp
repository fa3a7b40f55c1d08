// The ordered, append-only history of all changes; written in the transaction of the change itself.
//
// An entry covers a batch of one entity: operation, range of ids, changed columns before and after.
// Creates carry no payload: what was created is the current row with later entries reversed.
// Entries are chained by hashes over hashes of their payloads, so a payload can be erased (a
// person's data) and the chain still holds.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/write/write_rows.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

struct Entry {
  std::int64_t sequence = 0;
  std::int64_t operation = 0;
  std::int64_t at = 0;  // microseconds UTC
  std::int64_t principal = 0;
  Operation op = Operation::Create;
  std::string entity;  // empty for topics of their own
  std::string topic;
  std::int64_t first_id = 0, last_id = 0, rows = 0;
  std::string columns;  // changed columns, separated by commas
  std::string payload;  // JSON; see payload.hpp
  std::int64_t cause = 0;
  std::uint32_t depth = 0;
};

class Journal {
 public:
  explicit Journal(store::Connection& connection);

  // Appends; sets the entry's sequence. `ids` are indexed for entries that change existing records.
  void append(Entry& entry, std::span<const std::int64_t> ids);

  // Entries after `sequence`, oldest first, without payload unless asked.
  void each_after(std::int64_t sequence, bool with_payload,
                  const std::function<bool(const Entry&)>& take);
  // As each_after, but only those whose topic is wanted are read, with payload. Answers how far it
  // looked.
  std::int64_t each_wanted_after(std::int64_t sequence,
                                 const std::function<bool(std::string_view topic)>& wanted,
                                 const std::function<bool(Entry&)>& take);
  // One entry, with payload.
  [[nodiscard]] std::optional<Entry> find(std::int64_t sequence);
  // What was written while this entry was delivered, oldest first, without payload.
  [[nodiscard]] std::vector<Entry> caused_by(std::int64_t sequence);
  // Entries of one operation, newest first, with payload.
  [[nodiscard]] std::vector<Entry> of_operation(std::int64_t operation);
  // Entries that touched a record, oldest first, with payload.
  [[nodiscard]] std::vector<Entry> of_record(const model::Entity& entity, std::int64_t id);
  [[nodiscard]] std::int64_t last_sequence();

  // Recomputes the chain; the first entry that does not fit, or 0.
  [[nodiscard]] std::int64_t first_broken();

 private:
  store::Connection& connection_;
  std::int64_t sequence_ = -1;
  std::string chain_;
};

}  // namespace pareto::records
