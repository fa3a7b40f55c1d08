#include "core/tiering/rhythm.hpp"

#include <catch2/catch.hpp>

using namespace pareto;
using namespace pareto::tiering;

namespace {

Date at(std::string_view text) { return *parse_date(text); }

}  // namespace

TEST_CASE("A customer silent for five usual gaps is past its rhythm, with what that costs",
          "[tiering]") {
  // Gaps 30, 30, 31, 29: median 30. Orders of 100, 300, 200, 200, 400: median 200.
  const std::vector<Order> orders = {{at("2026-01-01"), 100},
                                     {at("2026-01-31"), 300},
                                     {at("2026-03-02"), 200},
                                     {at("2026-04-02"), 200},
                                     {at("2026-05-01"), 400}};

  const Rhythm rhythm = rhythm_of(orders, at("2026-09-28"));

  CHECK(rhythm.median_gap == 30.0);
  CHECK(rhythm.silent_days == 150);
  CHECK(rhythm.overdue);
  CHECK(rhythm.days_over == 120);
  CHECK(rhythm.missed_orders == 5);
  CHECK(rhythm.usual_order == 200);
  CHECK(rhythm.at_stake == 1000);
}

TEST_CASE("Up to one and a half usual gaps nobody is late", "[tiering]") {
  const std::vector<Order> orders = {
      {at("2026-01-01"), 1}, {at("2026-01-11"), 1}, {at("2026-01-21"), 1}, {at("2026-01-31"), 1}};

  CHECK_FALSE(rhythm_of(orders, at("2026-02-15")).overdue);
  CHECK(rhythm_of(orders, at("2026-02-16")).overdue);
}

TEST_CASE("Orders of one day are one order day, and three order days are no rhythm", "[tiering]") {
  const std::vector<Order> orders = {
      {at("2026-01-01"), 1}, {at("2026-01-01"), 2}, {at("2026-01-11"), 3}, {at("2026-01-21"), 4}};

  const Rhythm rhythm = rhythm_of(orders, at("2026-09-01"));

  CHECK(rhythm.orders == 4);
  CHECK(rhythm.order_days == 3);
  CHECK(rhythm.median_gap == 10.0);
  CHECK_FALSE(rhythm.overdue);
  CHECK(rhythm.missed_orders == 0);
  CHECK(rhythm.at_stake == 0);
}

TEST_CASE("Only orders of the last 24 months tell what an order usually brings", "[tiering]") {
  const std::vector<Order> orders = {{at("2020-01-01"), 9000},
                                     {at("2020-02-01"), 9000},
                                     {at("2026-01-01"), 10},
                                     {at("2026-02-01"), 20}};

  CHECK(rhythm_of(orders, at("2026-02-10")).usual_order == 15);
  CHECK_FALSE(rhythm_of(orders, at("2029-02-10")).usual_order.has_value());
}

TEST_CASE("What comes after the day looked at is not known yet", "[tiering]") {
  const std::vector<Order> orders = {{at("2026-03-01"), 1}, {at("2026-01-01"), 1}};

  const Rhythm rhythm = rhythm_of(orders, at("2026-01-31"));

  CHECK(rhythm.orders == 1);
  CHECK(rhythm.silent_days == 30);
  CHECK_FALSE(rhythm.median_gap.has_value());
  CHECK(rhythm_of({}, at("2026-01-31")).orders == 0);
}

TEST_CASE("The median of an even number is the mean of the two in the middle", "[tiering]") {
  CHECK(median({4, 1, 3, 2}) == 3);  // 2.5, rounded away from zero
  CHECK(median({-1, -2}) == -2);
  CHECK(median({7}) == 7);
  CHECK(median({INT64_MAX / 2, INT64_MAX / 2}) == INT64_MAX / 2);
  CHECK_FALSE(median({}).has_value());
}
