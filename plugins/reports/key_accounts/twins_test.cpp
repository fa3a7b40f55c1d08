#include "twins.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "facts_for_test.hpp"

namespace pareto::key_accounts {
namespace {

bool share_a_piece(std::string_view a, std::string_view b) {
  const auto of_a = name_pieces(a), of_b = name_pieces(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& piece) {
    return std::find(of_b.begin(), of_b.end(), piece) != of_b.end();
  });
}

TEST_CASE("Names of one firm share a piece, whatever character or mark differs", "[key_accounts]") {
  CHECK(share_a_piece("漱汀日化有限公司", "漱汀日用化学有限公司"));
  CHECK(share_a_piece("漱汀日化有限公司", "潄汀日化（有限）公司"));
  CHECK(share_a_piece("Tarnwick Feeds Ltd", "TARNWICK Feed"));
  CHECK_FALSE(share_a_piece("漱汀日化有限公司", "鹿硐药业有限公司"));
}

TEST_CASE("Twins are sets, the largest first, and each says why", "[key_accounts]") {
  FactsForTest firm;
  firm.add("鹿硐药业", 900 * kWan, 'A');
  firm.add("漱汀日化", 400 * kWan, 'B');
  firm.add("漱汀日用化学", 200 * kWan, 'B');
  firm.add("潄汀日化", 50 * kWan, 'C');
  firm.add("鹿硐食品", 40 * kWan, 'C');
  int asked = 0;

  const auto sets =
      find_twins(firm.facts, [&](std::string_view a, std::string_view b, std::string& why) {
        ++asked;
        why = "说明";
        return a.find("汀日") != std::string_view::npos && b.find("汀日") != std::string_view::npos
                   ? 0.9
                   : 0.2;
      });

  REQUIRE(sets.size() == 1);
  REQUIRE(sets[0].size() == 3);
  CHECK(firm.facts.texts[firm.facts.customers[sets[0][0].customer].name] == "漱汀日化");
  CHECK(sets[0][0].why.empty());
  CHECK(sets[0][2].why == "说明");
  CHECK(asked == 4);  // the pairs that share a piece, not all ten
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

TEST_CASE("A name that everyone has brings nobody together", "[key_accounts]") {
  FactsForTest firm;
  for (int i = 0; i < 300; ++i) firm.add("上海贸易" + std::to_string(i), kWan, 'C');
  int asked = 0;

  const auto sets = find_twins(firm.facts, [&](std::string_view, std::string_view, std::string&) {
    ++asked;
    return 1.0;
  });

  CHECK(sets.empty());
  CHECK(asked == 0);
}

}  // namespace
}  // namespace pareto::key_accounts
