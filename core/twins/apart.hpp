// Pairs of records that look alike and are not the same: somebody said so, and nobody is asked
// again.
//
// Kept as records of the entity's own pairs (customer_apart, …), so saying so is journaled and can
// be taken back like anything else. Reading and writing on the thread of the connection.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/write/transaction.hpp"
#include "core/store/connection.hpp"

namespace pareto::twins {

using ApartPairs = std::set<std::pair<std::int64_t, std::int64_t>>;  // ids, the smaller first

// The entity that holds the pairs of `entity`; null where it has none.
[[nodiscard]] const model::Entity* apart_entity(const model::Schema& schema,
                                                const model::Entity& entity);

[[nodiscard]] ApartPairs apart_pairs(store::Connection& connection, const model::Schema& schema,
                                     const model::Entity& entity);

// Each of the records apart from each other; pairs that are known already are left. Answers how
// many are new.
std::int64_t set_apart(records::Transaction& transaction, const model::Entity& entity,
                       const std::vector<std::int64_t>& ids, const std::string& note);
// Takes it back. Answers how many pairs were known.
std::int64_t forget_apart(records::Transaction& transaction, const model::Entity& entity,
                          const std::vector<std::int64_t>& ids);

}  // namespace pareto::twins
