// Changes or removes many records at once: those that a list's conditions name.
//
//     BulkRequest request{.which = {.entity = "customer", .where = {"province = 四川"}}, .assignments = {"owner=银杏"}};
//     BulkResult before = change_many(records, session, request);        // dry_run: what it would do
//
// One operation in one transaction, so one undo. Rows that break a rule stay as they are and come
// back with the reason; the others are done. One thread.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/records/history/history.hpp"
#include "core/records/list/list.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct BulkRequest {
  ListRequest which;                     // entity, where, search
  std::vector<std::string> assignments;  // "owner=银杏"; none: the records are removed
  bool dry_run = false;
  Language language = Language::English;  // of the examples
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
  const std::atomic<bool>* cancel = nullptr;
};

struct BulkReason {
  std::string field;  // empty: the record as a whole
  Message why;
  std::optional<Message> fix;
  std::int64_t records = 0;
};

struct BulkResult {
  std::int64_t operation = 0;  // 0: nothing was written
  std::int64_t matched = 0, done = 0, unchanged = 0, refused = 0;
  std::vector<BulkReason> reasons;     // most frequent first
  std::vector<Effect> effects;         // on all entities: what goes along included
  std::vector<RecordChange> examples;  // the first ones
  static constexpr std::size_t kExamples = 5;
};

// Throws Error for conditions and values that make no sense, and Cancelled, which changes nothing.
[[nodiscard]] BulkResult change_many(Records& records, const access::Session& session,
                                     const BulkRequest& request);

// One row, as often as there are records.
[[nodiscard]] sdk::Batch repeated(const sdk::Batch& one, std::size_t times);

}  // namespace pareto::records
