// Figures of customers for lists and short tables: sales of a window, share, silence, the largest,
// their margin.
//
// Read where they are kept (rollup, index over sales), for the few rows that are shown. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/records/list/list.hpp"
#include "core/store/connection.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

// The request knows the figures of its kind of record, if that has some: as columns, in conditions
// and in order. Customers have net_12m (money, the 12 months until `as_of`, to the day), share_12m
// (of all, returns subtracted), silent_days (since the last order until then), past_rhythm (whether
// Rhythm::overdue says so of the customer; the orders of each row are read for it).
void know_figures(records::ListRequest& request, store::Connection& connection, Date as_of);

struct LargestSubject {
  std::int64_t id, amount;  // net sales in the range, home currency, 1/10000
  std::string name;         // the short one where there is one
};

// Customers or groups with positive net sales, largest first, ties by id.
[[nodiscard]] std::vector<LargestSubject> largest_subjects(store::Connection& connection,
                                                           DayRange range, bool per_group,
                                                           std::size_t most);

// (net - cost) / net over the lines of these customers whose cost is known; nothing without such a
// line.
[[nodiscard]] std::optional<double> margin_of(store::Connection& connection,
                                              const std::vector<std::int64_t>& customers,
                                              DayRange range);

}  // namespace pareto::tiering
