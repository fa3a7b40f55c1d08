// What a tier rule said of one record, for those who do not see all records.
//
// A rule that compares everyone tells with a customer's share how much all are together, and with
// the way into the next tier what somebody else bought to the last digit. So who sees only some is
// told the record's own values, whole numbers (a place, a class), and the ways to other tiers in
// two digits. What a rule says of the record alone (points for its own values) is told as it is.
//
// Over the published form of explanations (sdk/include/pareto/abi/tiering.h). Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pareto::model {

// The explanation without what tells of others: the same text where nothing in it does, an empty
// one for what is not of the form.
[[nodiscard]] std::string in_own_terms(std::string_view explanation);

// Two digits, away from zero or towards it: 1 234 567 becomes 1 300 000 or 1 200 000.
enum class Towards { Zero, Away };
[[nodiscard]] std::int64_t roughly(std::int64_t value, Towards towards);

}  // namespace pareto::model
