// Two rules, or two settings of one, side by side as of one day: who stands where under each, who
// moves, and what they bring.
//
// Every customer counts by itself with the tier of its subject, unless both rules rate groups. What
// each rule itself says is compared, without the tiers that people set. A move is a rise or fall
// where both rules have an order: tiers count from the top, the highest of one beside the highest
// of the other. Writes nothing. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/records/write/transaction.hpp"
#include "core/tiering/moves.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::tiering {

struct CompareRequest {
  std::optional<Date> as_of;
  Date today;
};

// How many have a tier of the first and one of the second rule, and their net sales of twelve
// months.
struct ComparedCell {
  std::size_t subjects = 0;
  std::int64_t net_sales = 0;
};

struct ComparedMove {
  SubjectName who;             // names only after name_moves()
  std::uint8_t first, second;  // kUnrated: not rated
  Direction direction;
  std::int64_t net_sales;
};

struct Comparison {
  Date as_of;
  DayRange range;  // of the net sales
  bool per_group = false;
  std::size_t subjects = 0;
  std::int64_t net_sales = 0;  // of all
  // By tier of the first and tier of the second rule, highest first; not rated last.
  std::vector<std::vector<ComparedCell>> cells;
  // Rises, falls and where there is no order others; of each the largest first.
  std::vector<ComparedMove> moves;
  std::size_t rises = 0, falls = 0, others = 0;
  std::int64_t moved_sales = 0;  // net sales of those who move

  // 0 for the highest tier of a rule; the number of tiers for not rated.
  [[nodiscard]] static std::size_t place(const Rule& rule, std::uint8_t tier);
};

// Throws Error where there is nothing to look at.
[[nodiscard]] Comparison compare(records::Records& records, const Rule& first, const Rule& second,
                                 const CompareRequest& request);
void name_moves(store::Connection& connection, std::vector<ComparedMove>& moves);

}  // namespace pareto::tiering
