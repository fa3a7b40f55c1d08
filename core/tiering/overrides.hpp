// Tiers that people set in place of a rule's (entity tier_override): which hold on a day, and for
// whom.
//
// One holds from its from_date until its last day, or for good; of several the one that began last.
// Of a rule that rates groups, what is set for any member holds for the group. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/message.hpp"
#include "core/records/write/transaction.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/subjects.hpp"

namespace pareto::tiering {

struct Override {
  std::int64_t id = 0, customer = 0;
  std::string tier, reason, user;  // the user's name; empty: the owner of the workspace
  Date from;
  std::optional<Date> until;  // the last day
  std::size_t subject = 0;
  std::uint8_t index = kUnrated;  // of the tier in the rule
};

// Those of a rule that hold on a day, one a subject, ascending by it. Tiers that the rule does not
// have are left out and said in `notes`.
[[nodiscard]] std::vector<Override> overrides_on(store::Connection& connection, const Rule& rule,
                                                 const Subjects& subjects, Date day,
                                                 std::vector<Message>* notes = nullptr);

struct SetOverride {
  std::int64_t customer = 0;
  std::string tier, reason;  // the tier's code
  Date from;
  std::optional<Date> until;
};

// Sets a tier: what stood for the customer until now ends the day before. Answers nothing; a
// refused row is an Error. Throws Error where the rule has no such tier or the last day lies before
// the first.
void set_override(records::Transaction& transaction, const Rule& rule, const SetOverride& wanted);
// Ends what holds for the customer on the day, which is the first without it; false where nothing
// does.
bool end_override(records::Transaction& transaction, const Rule& rule, std::int64_t customer,
                  Date day);

}  // namespace pareto::tiering
