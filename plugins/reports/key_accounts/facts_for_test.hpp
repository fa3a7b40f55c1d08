// Facts made by hand, for tests.
#pragma once

#include "facts.hpp"

namespace pareto::key_accounts {

inline constexpr Money kWan = 10'000 * 10'000;  // 1 万

// A firm of single customers; the tiers are given, not computed.
class FactsForTest {
 public:
  FactsForTest() {
    facts.as_of = *Date::from_civil(2026, 10, 31);
    facts.window = {12};
    facts.run = {"abc", "12m", true, true, 0.8, 0.95, true, 0.5, 1000};
    facts.first_sale = facts.as_of - 1000;
  }
  Subject& add(std::string_view name, Money net, char tier, Money before = 0,
               char tier_before = 0) {
    Customer customer;
    customer.id = static_cast<std::int64_t>(facts.customers.size()) + 1;
    customer.subject = static_cast<Index>(facts.subjects.size());
    customer.name = facts.texts.add(name);
    customer.code = facts.texts.add("C" + std::to_string(customer.id));
    customer.net = net;
    customer.lines = 1;
    Subject subject;
    subject.customer = subject.largest = static_cast<Index>(facts.customers.size());
    subject.customers = subject.buying = subject.lines_in_window = 1;
    subject.net = net;
    subject.net_before = before;
    subject.tier = tier;
    subject.tier_before = tier_before;
    subject.rhythm.last = facts.as_of - 5;
    facts.customers.push_back(customer);
    facts.subjects.push_back(subject);
    facts.net += net;
    facts.net_before += before;
    if (net > 0) {  // to be added in order
      facts.subjects.back().rank = static_cast<Index>(facts.ranked.size());
      facts.ranked.push_back(static_cast<Index>(facts.subjects.size() - 1));
    }
    return facts.subjects.back();
  }
  void set_cost(Subject& subject, Money cost) {
    subject.known_net = subject.net;
    subject.cost = cost;
    subject.has_cost = true;
    facts.known_net += subject.net;
    facts.cost += cost;
  }
  static void set_rhythm(Subject& subject, std::int32_t days, std::int32_t gap, Money usual,
                         Date last) {
    subject.rhythm = {.days = days, .double_median = 2 * gap, .last = last, .usual = usual};
  }

  Facts facts;
};

}  // namespace pareto::key_accounts
