// Figures of customers for lists and short tables: sales of a window, share, silence, the largest,
// their margin.
//
// Read where they are kept (rollup, index over sales), for the few rows that are shown. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/rights.hpp"
#include "core/base/date.hpp"
#include "core/model/field.hpp"
#include "core/records/list/list.hpp"
#include "core/store/connection.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

// The figures of a kind of record: what they are called, how they are shown, whether a list shows
// them unasked (listed), what of the records behind them who asks must see (reads). Customers have
// net_12m (money, the 12 months until the day that is asked for), share_12m (of all, returns
// subtracted), silent_days (since the last order until then), past_rhythm (whether Rhythm::overdue
// says so of the customer; the orders of each row are read for it). No other kind has any.
[[nodiscard]] const std::vector<model::Field>& list_figures(std::string_view entity);

// The request knows these, as of that day: as columns, in conditions and in order. Those that are
// made of what the session may not read have no value.
void know_figures(records::ListRequest& request, const access::Session& session,
                  store::Connection& connection, Date as_of);

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
