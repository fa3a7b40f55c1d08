// What a rule said before: the open row of each subject, and how changes of it are written.
//
// Dated facts: a row holds from its from_date until the day before its to_date; the open one has no
// to_date. What was found as of a day holds from that day on. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/write/transaction.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/subjects.hpp"

namespace pareto::tiering {

struct Standing {
  struct Open {
    std::int64_t id = 0;     // of the row; 0: none
    std::int32_t since = 0;  // its from_date
    std::uint8_t tier = kUnrated;
    bool overridden = false;      // set by hand,
    std::uint8_t own = kUnrated;  // and what the rule itself said
  };
  // A row of the rule's own that ended on the last day of change.
  struct Ended {
    std::int64_t id;
    std::int32_t since;
    std::uint8_t tier;
  };
  std::vector<Open> subjects;                    // by subject
  std::unordered_map<std::size_t, Ended> ended;  // by subject
  std::vector<Open> strays;         // open rows of customers that are no subjects any more
  bool any = false;                 // whether the rule has a row at all
  std::optional<Date> last_change;  // the latest day from or to which a row holds

  // The row that ended when the open one began, on that very day, where it had this tier: the tier
  // came back before a day had passed, so it never went. Null where there is none.
  [[nodiscard]] const Ended* came_back(std::size_t subject, std::uint8_t tier, Date day) const;

  [[nodiscard]] static Standing read(store::Connection& connection, const Rule& rule,
                                     const Subjects& subjects);
};

// One row on its way into tier_assignment.
struct NewAssignment {
  std::int64_t customer;
  std::uint8_t tier;
  std::optional<double> score;
  std::string_view explanation;  // copied; empty: none
  Date from;
  std::optional<Date> to = {};
  bool computed = false;
  bool overridden = false;
  std::uint8_t own = kUnrated;
};

// Writes in batches through the transaction; flush() before what must come after.
class AssignmentWriter {
 public:
  AssignmentWriter(records::Transaction& transaction, const Rule& rule, std::int64_t run);

  void open(const NewAssignment& row);
  void close(std::int64_t id, Date to);
  void reopen(std::int64_t id);
  // The row began on the day it is now found to be otherwise: its values are replaced in place. Of
  // `row` those that are not dates and names count.
  void replace(std::int64_t id, const NewAssignment& row);
  // The tier stays, but it is now set by hand, or no longer, or the rule says otherwise of itself.
  void mark(std::int64_t id, bool overridden, std::uint8_t own);
  void drop(std::int64_t id);
  void flush();
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  void flush_if_full();

  records::Transaction& transaction_;
  const model::Entity& entity_;
  const Rule& rule_;
  std::int64_t run_;
  std::size_t rows_ = 0;
  sdk::BatchBuilder opened_, closed_, replaced_, marked_;
  std::vector<std::int64_t> closed_ids_, replaced_ids_, marked_ids_, dropped_ids_;
};

// Throws Error for the first row that was refused (by a before-subscriber, for example).
void require_all(const records::WriteResult& result, const model::Entity& entity);

}  // namespace pareto::tiering
