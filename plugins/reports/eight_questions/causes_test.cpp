#include "causes.hpp"

#include <catch2/catch.hpp>

namespace pareto::eight_questions {
namespace {

// `bad` of `all` customers are lost, and have the traits.
void add(std::vector<Case>& cases, int all, int bad, std::uint32_t traits) {
  for (int i = 0; i < all; ++i)
    cases.push_back({cases.size(), traits, i < bad, i < bad ? 100 + i : 0});
}

TEST_CASE("A trait explains the losses beyond the rate of those without it", "[eight_questions]") {
  std::vector<Case> cases;
  add(cases, 20, 12, kReturned);  // 60 %
  add(cases, 80, 16, 0);          // 20 %

  const Ranked ranked = rank_causes(cases, kReturned);

  REQUIRE(ranked.causes.size() == 1);
  const Cause& cause = ranked.causes[0];
  CHECK(cause.rate_with() == Approx(0.6));
  CHECK(cause.rate_without() == Approx(0.2));
  CHECK(cause.explained == Approx(8));  // 12 − 20 × 20 %
  CHECK_FALSE(cause.maybe_chance);      // z = 0.4 ÷ sqrt(0.28 × 0.72 × (1/20 + 1/80)) = 3.6
  CHECK(cause.money == 12 * 100 + 66);
  CHECK(cause.evidence == std::vector<std::size_t>{11, 10, 9});
}

TEST_CASE("Causes come in the order of what they explain, and chance is said to be chance",
          "[eight_questions]") {
  std::vector<Case> cases;
  add(cases, 10, 6, kDear);        // 60 %
  add(cases, 40, 24, kUntouched);  // 60 %
  add(cases, 50, 20, 0);           // 40 %

  const Ranked ranked = rank_causes(cases, kDear | kUntouched);

  REQUIRE(ranked.causes.size() == 2);
  CHECK(ranked.causes[0].trait == kUntouched);  // 24 − 40 × 26/60 = 6.7
  CHECK(ranked.causes[0].explained == Approx(24 - 40 * 26.0 / 60));
  CHECK(ranked.causes[1].trait == kDear);  // 6 − 10 × 44/90 = 1.1
  CHECK(ranked.causes[1].maybe_chance);
}

TEST_CASE("Too few to compare are not compared, and unknown traits are not looked at",
          "[eight_questions]") {
  std::vector<Case> cases;
  add(cases, 4, 4, kOwnerLeft | kOneProduct);
  add(cases, 40, 4, 0);

  const Ranked ranked = rank_causes(cases, kOwnerLeft);

  CHECK(ranked.causes.empty());
  CHECK(ranked.too_few == 1);
}

TEST_CASE("Buyers add up: came back, once and gone, once and recent", "[eight_questions]") {
  Book book;
  book.as_of = *Date::from_civil(2026, 10, 31);
  book.double_gap = 60;  // 30 days; patience 3: 90
  const auto add_customer = [&](int orders, std::int32_t days_ago) {
    Customer c;
    c.orders = orders;
    c.first = c.last = book.as_of - days_ago;
    c.until[kPoints - 1] = static_cast<std::uint8_t>(orders);
    c.in_window = 1 << (kPoints - 1);
    book.customers.push_back(c);
  };
  add_customer(5, 10);
  add_customer(1, 90);
  add_customer(1, 91);

  const Book::Buyers found = book.buyers(kPoints - 1);

  CHECK(found.all == 3);
  CHECK(found.repeated == 1);
  CHECK(found.once == 1);
  CHECK(found.recent == 1);
  CHECK(found.repeated + found.once + found.recent == found.all);
}

}  // namespace
}  // namespace pareto::eight_questions
