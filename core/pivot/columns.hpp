// Which columns an answer has: the values that a dimension spreads over them, in order, cut where
// asked for.
//
// Pure but for the names that the encoder looks up. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/pivot/grouping.hpp"
#include "core/pivot/plan.hpp"
#include "core/pivot/request.hpp"

namespace pareto::pivot {

// One value over the columns, or the rest of them.
struct Spread {
  std::string value;                 // as it is written; empty: none, or the rest
  std::string label;                 // for people
  std::vector<std::uint32_t> codes;  // that fall into it
  bool rest = false;
};

[[nodiscard]] std::vector<Spread> spread_of(Grouping& grouping, const Plan& plan,
                                            const PivotRequest& request);

// The description of every column: the row's kind and its number of groups, dimensions, totals of
// the measures, then what is spread.
struct AnswerColumn {
  PivotColumn about;
  std::size_t measure = 0;
  int spread = -1;  // index; -1: over all
};
[[nodiscard]] std::vector<AnswerColumn> columns_of(const Plan& plan,
                                                   const std::vector<Spread>& spread,
                                                   const PivotRequest& request);

// A value of a dimension as text, for names of columns: "浙江", "2026-07", "1250.5".
[[nodiscard]] std::string text_of(const Value& value, sdk::Type type);
// Choices by their labels, if that is asked for.
void relabel(std::vector<Value>& values, const model::Path& path, const PivotRequest& request);

}  // namespace pareto::pivot
