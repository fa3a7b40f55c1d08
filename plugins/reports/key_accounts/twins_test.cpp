#include "twins.hpp"

#include <catch2/catch.hpp>

#include "facts_for_test.hpp"

namespace pareto::key_accounts {
namespace {

TEST_CASE("Twins are sets, the largest first, and each says why", "[key_accounts]") {
  FactsForTest firm;
  firm.add("鹿硐药业", 900 * kWan, 'A');
  firm.add("漱汀日化", 400 * kWan, 'B');
  firm.add("漱汀日用化学", 200 * kWan, 'B');
  firm.add("潄汀日化", 50 * kWan, 'C');
  firm.add("鹿硐食品", 40 * kWan, 'C');

  const auto sets = twin_sets(firm.facts, {{2, 3, "简称"}, {2, 4, "异体字"}, {2, 99, "不在此处"}});

  REQUIRE(sets.size() == 1);
  REQUIRE(sets[0].size() == 3);
  CHECK(firm.facts.texts[firm.facts.customers[sets[0][0].customer].name] == "漱汀日化");
  CHECK(sets[0][0].why.empty());
  CHECK(sets[0][1].why == "简称");
  CHECK(sets[0][2].why == "异体字");
}

TEST_CASE("Merging moves the merged up and others over the line", "[key_accounts]") {
  FactsForTest firm;  // of 100: A to 80, B to 95
  firm.add("一", 50 * kWan, 'A');
  firm.add("二", 25 * kWan, 'A');
  firm.add("三", 12 * kWan, 'A');
  firm.add("四", 8 * kWan, 'B');
  firm.add("五", 5 * kWan, 'C');

  const Merging merging = merge(firm.facts, {3, 4});  // 13 stand before 12

  CHECK(merging.net == 13 * kWan);
  CHECK(merging.rank == 3);
  CHECK(merging.tier == 'A');
  REQUIRE(merging.others.size() == 1);
  CHECK(merging.others[0].subject == 2);
  CHECK(merging.others[0].from == 'A');
  CHECK(merging.others[0].to == 'B');
  CHECK(merging.others[0].share_before == Approx(0.88));
}

TEST_CASE("Members of one group, and names that are only codes, are no twins", "[key_accounts]") {
  FactsForTest firm;
  firm.add("雾栎饲料", 2 * kWan, 'C');
  firm.add("雾栎饲料公司", kWan, 'C');
  firm.add("17850", kWan, 'C');
  firm.facts.customers[1].subject = firm.facts.customers[0].subject;

  CHECK(twin_sets(firm.facts, {{1, 2, "名称相同"}, {1, 3, "电话相同"}}).empty());
}

}  // namespace
}  // namespace pareto::key_accounts
