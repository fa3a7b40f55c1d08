// Why a subject has its tier, in the published form (see abi/tiering.h).
//
// Written by hand rather than with sdk::Explanation: it is made for every customer in every run,
// and shares need six decimals, not seventeen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pareto::abc {

class Ranking;

inline constexpr std::string_view kTierCodes[] = {"C", "B", "A"};

// Appends the JSON of a rated subject to `out`. `measure` is the name of the indicator that is
// ranked, "net_sales" or "margin". Shares are null where the total is not positive. With `all_ways`
// every higher tier is said, not only the next.
void explain(const Ranking& ranking, std::size_t subject, std::string_view measure, bool all_ways,
             std::string& out);

}  // namespace pareto::abc
