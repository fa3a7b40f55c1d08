// What the host keeps beside the records, compared with what it would be if it were made anew, and
// made anew where it is not.
//
// Rollups, first and last orders, roots of groups, open rows of ownership, the search index;
// besides what must hold among records themselves: references lead somewhere, ids are below the
// last one given. Each look reads the whole of its tables once.
//
// Looking: any connection, best one that reads a single state. Mending: inside a transaction. One
// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct Disagreement {
  std::int64_t count = 0;  // of rows that are not as they must be
  std::string example;     // of one of them, for people: a code, an id
};

struct DerivedCheck {
  std::string name;  // "months", "orders", …
  Text what;         // {0} how many, {1} one of them
  std::function<std::optional<Disagreement>(store::Connection&, const std::atomic<bool>* cancel)>
      look;
  std::function<void(Transaction&)> mend;  // empty: it cannot be made anew
  std::optional<Message> remedy = {};      // then, what people can do
};

// All of them, for the records of this schema. `schema` must outlive the answer.
[[nodiscard]] std::vector<DerivedCheck> derived_checks(const model::Schema& schema);

// Whether the search index of an entity holds the tokens of its records, no more and no fewer.
[[nodiscard]] bool search_agrees(store::Connection& connection, const model::Entity& entity,
                                 const std::atomic<bool>* cancel);
void make_search_anew(Transaction& transaction, const model::Entity& entity);

}  // namespace pareto::records
