// The orders of all subjects, as they stream by: who ordered when, how regularly, and for how much.
//
// An order is a number with a positive net (a day with one, where there are no numbers); it is told
// from others by day and number. Orders of a group are those of all its customers together, so they
// are held until the last customer of the group has passed; nothing else is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts.hpp"

namespace pareto::key_accounts {

using Order = sdk::OrderDay;
using sdk::rhythm_of;

// Fed with one row per customer, day and order number, ordered by customer and day.
class OrderBook {
 public:
  explicit OrderBook(Facts& facts);
  void add(Index customer, Date day, std::string_view number, Money net, std::int32_t lines);
  void finish();

 private:
  void leave_customer();
  void close(Index subject, std::vector<Order>& orders);

  Facts& facts_;
  DayRange period_;
  std::optional<DayRange> before_;  // of the same length; there is none before all
  Date recent_;
  std::vector<std::int32_t> waiting_;       // customers of a group that have not passed
  std::vector<std::vector<Order>> groups_;  // of groups of several customers, by slot
  std::vector<Index> slots_;                // by subject
  std::vector<Order> own_;                  // of the customer that passes, when it is alone
  Index customer_ = kNone;
  std::string number_;  // of its last order
  std::int32_t lines_in_window_ = 0;
};

}  // namespace pareto::key_accounts
