// Makes one record of two: whatever refers to the one that goes refers to the one that stays, and
// its name stays known.
//
// What refers is derived from the schema, plugins' entities included; nothing is listed by hand:
//   values      the survivor's stand; where it has none, the other's come; notes are joined. `keep` says otherwise for a field.
//   references  are moved, batch by batch. A row that would then be there twice (the same key), or name one record on both sides,
//               goes along with the record.
//   dated facts (from_date, to_date: owners, tiers) say one thing for a day: the survivor's history stands, and what the other's
//               says of the time before goes in front of it.
//   trees       children move; where the survivor stands below the one that goes, it takes its place.
//   names       the name, code and short name become other names (records/values/names.hpp), under which imports find the survivor.
//
// Everything in the caller's transaction, so a dry run is the same work rolled back and one undo
// takes it all back. A veto of a plugin stops the whole merge with its reason. One thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"

namespace pareto::twins {

struct Merging {
  std::int64_t goes = 0, stays = 0;  // ids
};

struct MergeRequest {
  std::string entity = "customer";
  std::vector<Merging> pairs;                // nobody stays in one and goes in another
  std::map<std::string, std::int64_t> keep;  // field: whose value is kept
  std::function<void(std::int64_t done, std::int64_t total)> progress =
      {};                                     // rows moved; total -1: not known yet
  const std::atomic<bool>* cancel = nullptr;  // raised: Error(Cancelled)
};

// A field of which the records hold different values, as people read them.
struct FieldOutcome {
  std::int64_t stays = 0;
  std::string field;
  std::string kept, dropped;
};

struct MovedRows {
  std::string entity, field;
  std::int64_t moved = 0;
  std::int64_t gone = 0;  // go along with the record: there is such a row already
};

struct MergeResult {
  std::vector<FieldOutcome> fields;
  std::vector<MovedRows> moved;            // by entity, those that have any
  std::int64_t names = 0;                  // that became other names
  std::vector<std::int64_t> left_parents;  // survivors whose parent was left empty, since the tree
                                           // would have closed in a circle
};

// Throws Error when a pair makes no sense, was said to be apart, or a plugin says no; then the
// transaction is not to be committed.
MergeResult merge(records::Transaction& transaction, const MergeRequest& request,
                  Language language = Language::English);

// Which of these stays: who sold most, then who tells most, then the oldest.
[[nodiscard]] std::int64_t survivor_of(store::Connection& connection, const model::Schema& schema,
                                       const model::Entity& entity,
                                       const std::vector<std::int64_t>& ids);

}  // namespace pareto::twins
