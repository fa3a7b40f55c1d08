// What the generated lines add up to: the figures a report on them must show.
//
// Computed here from the lines alone, without any of Pareto's code, so that a test can hold the
// report against them. The formulas stand in examples/data/README.md. All amounts are home
// currency, excluding tax, by group.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sales.hpp"

namespace pareto::demo {

inline constexpr int kCurrentYear = kYears - 1;
inline constexpr int kPreviousYear = kYears - 2;

// One group's year.
struct GroupYear {
  const Group* group = nullptr;
  Amount net = 0;
  Amount cost = 0;
  int rank = 0;       // 1 is the largest; 0 where the net is not positive
  Amount before = 0;  // net of all larger groups
  char tier = '-';    // A, B, C; '-' where the net is not positive
};

struct Year {
  std::vector<GroupYear> groups;  // with at least one line in the year, largest first
  Amount net = 0;                 // of all groups
  Amount positive_net = 0;        // of the groups whose net is positive: the base of Gini and HHI
  Amount cost = 0;

  [[nodiscard]] const GroupYear* find(const Group& group) const;
};

// A group's orders over the whole 36 months.
struct Rhythm {
  int orders = 0;         // documents with a positive net
  std::vector<Day> days;  // distinct days of such documents, ascending
  double median_gap = 0;  // 0 with fewer than two days
  int silent_days = 0;    // from the last of them to the as-of day
  bool overdue = false;
  int missed_orders = 0;
  Amount usual_order = 0;  // median net of the orders of the last 24 months
  Amount at_stake = 0;
};

[[nodiscard]] Year figures_of_year(const Company& company, int year);
[[nodiscard]] Rhythm rhythm_of(const Company& company, const Group& group);

// Net per customer code in one year.
[[nodiscard]] std::map<std::string, Amount> net_by_customer(const Company& company, int year);

// Sets rank, before and tier, and sorts. Used again on a copy to ask “what if”.
void rank_and_tier(Year& year);

// The least amount by which the group's net must fall to leave tier A, all others unchanged. The
// group is in tier A.
[[nodiscard]] Amount less_to_fall(const Year& year, const Group& group);

[[nodiscard]] double gini(const Year& year);
[[nodiscard]] double hhi(const Year& year);

}  // namespace pareto::demo
