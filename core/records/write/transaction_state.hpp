// The inside of a transaction, shared by the sources that write, undo and deliver. Not for others.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/records/write/journal.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/upkeep.hpp"

namespace pareto::records {

struct Transaction::State {
  explicit State(store::Connection& connection) : journal(connection) {}

  Journal journal;
  std::vector<std::unique_ptr<Upkeep>> upkeep;
  std::int64_t last_id = 0;
  bool replaying =
      false;  // undo: dated facts have entries of their own, so they are not made again
  std::unordered_map<std::string, std::int64_t> next_code;  // by entity
  std::unordered_map<std::string, std::unordered_set<std::int64_t>>
      known;                               // by entity: ids seen to exist
  std::vector<const model::Entity*> bulk;  // whose indexes are to be made at the end
  bool finished = false;
};

// Ids are (counter << kNodeBits) | node; the counter is at least the clock in milliseconds since
// 2020, so ids of later operations are larger. The embedded store has one writer at a time and
// therefore one node, 0.
inline constexpr int kNodeBits = 6;
inline constexpr std::int64_t kIdStep = std::int64_t{1} << kNodeBits;

// Reads the stored values of records: the fields marked in `wanted`, all rows in the order of
// `ids`. Rows that do not exist are marked rejected.
[[nodiscard]] WriteRows load_rows(store::Connection& connection, const model::Entity& entity,
                                  std::span<const std::int64_t> ids,
                                  const std::vector<std::uint8_t>& wanted);

// Checks values against their fields; rejects rows. `created`: required fields must be there.
// `trusted`: rows that the host made itself, whose references come from the records as they are;
// not those that undo brings back.
void validate(Transaction& transaction, WriteRows& rows, const std::vector<std::uint8_t>& given,
              bool created,
              std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known,
              bool trusted);
// The part of it that looks at values alone: whether one is missing is known only when all is
// derived.
void validate_values(Transaction& transaction, WriteRows& rows,
                     const std::vector<std::uint8_t>& given,
                     std::unordered_map<std::string, std::unordered_set<std::int64_t>>& known,
                     bool trusted);

// Writes the rows that are not rejected. Rows whose key is taken become rejects.
void insert_rows(store::Connection& connection, WriteRows& rows);
// Writes the fields marked in `changed`, for rows that are not rejected and marked in `touched`.
void update_rows(store::Connection& connection, WriteRows& rows,
                 const std::vector<std::uint8_t>& changed,
                 const std::vector<std::uint8_t>& touched);

// Whether two cells hold the same.
[[nodiscard]] bool same_value(model::Type type, const Cells& a, const Cells& b, std::int64_t row);

}  // namespace pareto::records
