#include "facts.hpp"

#include <catch2/catch.hpp>

#include "facts_for_test.hpp"

namespace pareto::key_accounts {

TEST_CASE("A tier stands in the records where exactly those have it whom the rule rated so",
          "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(1000);
  for (int i = 0; i < 600; ++i) firm.add("客户", 1'000 * kWan, i < 501 ? 'A' : 'B');
  for (Customer& customer : firm.facts.customers)
    customer.tier_kept = firm.facts.subjects[customer.subject].tier;

  CHECK(firm.facts.stands_in_records('A'));
  CHECK(firm.facts.stands_in_records('B'));
  firm.facts.customers[0].tier_kept = 'B';  // set by hand since, or by another rule
  CHECK_FALSE(firm.facts.stands_in_records('A'));
  CHECK_FALSE(firm.facts.stands_in_records('B'));
  firm.facts.customers[0].tier_kept = 0;
  CHECK_FALSE(firm.facts.stands_in_records('A'));
  CHECK(firm.facts.stands_in_records('B'));
}

TEST_CASE("Of a group its head alone counts", "[key_accounts]") {
  FactsForTest firm;
  firm.add("集团", 1'000 * kWan, 'A');
  Customer member = firm.facts.customers[0];
  member.id = 2;
  firm.facts.customers.push_back(member);
  for (Customer& customer : firm.facts.customers) customer.tier_kept = 'A';

  CHECK(firm.facts.stands_in_records('A'));
  firm.facts.customers[0].tier_kept = 0;
  CHECK_FALSE(firm.facts.stands_in_records('A'));
}

}  // namespace pareto::key_accounts
