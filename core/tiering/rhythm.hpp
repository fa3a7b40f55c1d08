// How often a customer orders, and whether it has been silent for longer than it uses to.
//
// Pure values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/date.hpp"

namespace pareto::tiering {

// A distinct order number with a positive sum.
struct Order {
  Date date;
  std::int64_t net;  // home currency, 1/10000
};

// Fewer order days than this say nothing about a rhythm.
inline constexpr std::size_t kFewestOrderDays = 4;
// Silent for longer than this many usual gaps is past the rhythm.
inline constexpr double kOverdueGaps = 1.5;
// Orders of these months until as_of tell what an order usually brings.
inline constexpr int kUsualOrderMonths = 24;

struct Rhythm {
  std::size_t orders = 0, order_days = 0;  // orders of one day are one order day
  std::optional<Date> first, last;
  std::optional<double>
      median_gap;  // days between neighbouring order days; nothing with fewer than two
  std::optional<int> silent_days;           // from the last order to as_of
  std::optional<std::int64_t> usual_order;  // median net of an order, 1/10000

  // Only where the rhythm is overdue; else zero.
  bool overdue = false;
  double days_over = 0;       // silent days beyond one usual gap
  int missed_orders = 0;      // orders that were due by now
  std::int64_t at_stake = 0;  // missed orders at the usual order, 1/10000
};

// `orders` in any order; those after `as_of` are passed over.
[[nodiscard]] Rhythm rhythm_of(std::vector<Order> orders, Date as_of);

// The middle value, or the mean of the two middle ones rounded half away from zero; nothing of
// none.
[[nodiscard]] std::optional<std::int64_t> median(std::vector<std::int64_t> values);

}  // namespace pareto::tiering
