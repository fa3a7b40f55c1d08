// The sale lines of one customer or group, for what is said of one alone. Of everyone, see
// metrics.hpp.
//
// Reads by the index of customer and date. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/connection.hpp"
#include "core/tiering/rhythm.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

struct SaleLine {
  Date date;
  std::int64_t customer;
  std::uint64_t number;  // a hash of the order's number; lines without one are one order a day
  std::int64_t net;      // home currency, 1/10000
  std::optional<std::int64_t> cost;
};

// All lines of these customers until a day, by customer and date.
[[nodiscard]] std::vector<SaleLine> sale_lines(store::Connection& connection,
                                               const std::vector<std::int64_t>& customers,
                                               Date until);

// Distinct numbers of a customer with a positive sum, on the day of their first line.
[[nodiscard]] std::vector<Order> orders_of(const std::vector<SaleLine>& lines);

// Nothing without lines (with known cost) in the range.
[[nodiscard]] std::optional<std::int64_t> net_sales(const std::vector<SaleLine>& lines,
                                                    DayRange range);
[[nodiscard]] std::optional<std::int64_t> margin(const std::vector<SaleLine>& lines,
                                                 DayRange range);

}  // namespace pareto::tiering
