// Hands over what one person is responsible for to another, in one operation.
//
//     TransferResult before = transfer(records, session, {.from = li, .to = wang, .dry_run = true});
//
// What that is follows from the schema: fields that refer to a user and are called owner, deputy or
// …_owner, in every entity, those of plugins too; of records that are open or done (tasks), the
// open ones. What somebody did (sold, visited) stays his. Who was responsible until today stays in
// the dated rows of ownership. One undo takes all of it back. One thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"

namespace pareto::records {

// Whether the field says who is responsible for a record.
[[nodiscard]] bool is_responsibility(const model::Entity& entity, const model::Field& field);

struct TransferRequest {
  std::int64_t from = 0, to = 0;
  bool dry_run = false;
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
  const std::atomic<bool>* cancel = nullptr;
};

struct Transferred {
  const model::Entity* entity = nullptr;
  const model::Field* field = nullptr;
  std::int64_t records = 0, refused = 0;
  std::vector<std::string> examples;  // the first ones, by name
};

struct TransferResult {
  std::vector<Transferred> fields;  // only those with records
  std::vector<Reject> rejects;      // the first ones
  std::int64_t records = 0, refused = 0;
  std::int64_t operation = 0;  // 0: nothing was written
};

// Whoever manages users may hand over everything, others what they may change. Throws Error for a
// user who has left, and Cancelled, which changes nothing.
[[nodiscard]] TransferResult transfer(Records& records, const access::Session& session,
                                      const TransferRequest& request);

}  // namespace pareto::records
