// What the report knows of each customer, read once: some 200 bytes each, no orders held.
//
// Money in 1/10000 home currency, excluding tax. An order is a number with a positive net (a day
// with one, where there are no numbers).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pareto/date.hpp"
#include "pareto/rhythm.hpp"
#include "pareto/window.hpp"

namespace pareto::eight_questions {

using sdk::Date;
using sdk::DayRange;
using Money = std::int64_t;

inline constexpr Date kNever = sdk::Rhythm::kNever;
// Days at which counts are taken, three months apart, the last of them the day looked at.
inline constexpr int kPoints = 8;

// "Around an order": within half a year of it.
inline constexpr std::int32_t kHalfYear = 183;

// What may be the cause of a loss, as bits. Each is judged around the customer's last order; for
// new ones around the first, since what came years later kept nobody from coming back.
enum Trait : std::uint32_t {
  kUntouched = 1,     // nobody spoke with it around that order
  kReturned = 2,      // goods came back in the half year before
  kOneProduct = 4,    // bought a single product
  kHandedOver = 8,    // another salesperson within the half year before
  kOwnerLeft = 16,    // whoever is responsible has left
  kDear = 32,         // paid more than others for the same
  kOnePerson = 64,    // at most one person of it is known
  kSmallStart = 128,  // first order below the median
  kNoOwner = 256      // nobody is responsible
};
inline constexpr int kTraits = 9;

struct Customer {
  std::int64_t id = 0;
  std::int64_t owner = 0;
  char tier = 0;
  // Orders
  Date first = kNever, second = kNever, last = kNever;
  std::int32_t orders = 0, orders_in = 0, orders_before = 0;  // ever, in the window, before it
  Money net = 0, before = 0, ever = 0, first_net = 0, first_year = 0;
  Money usual = 0;                            // median order of two years
  std::int32_t double_median = 0;             // of its gaps; 0: not known
  std::array<std::uint8_t, kPoints> until{};  // orders until each point, at most 255
  std::uint8_t in_window = 0;  // a bit per point: bought in the window that ends there
  bool shrinking = false;      // the last order was less than half of its usual one
  Date last_return = kNever;
  bool returned_early = false;  // goods came back within half a year of the first order
  // Contacts
  std::int32_t talks = 0, persons = 0;
  Date last_talk = kNever;
  std::uint8_t talked_in = 0;  // a bit per point: in the three months until it
  bool talked_around_first = false, talked_around_last = false;
  // Sales
  std::int32_t products = 0;
  Date handed_over =
      kNever;              // first day of the salesperson who sold last, if another one sold before
  double price_index = 0;  // 1.05: pays 5 % more than all for the same; 0: not known

  [[nodiscard]] bool bought() const { return orders > 0; }
  [[nodiscard]] bool buys() const { return orders_in > 0; }
};

struct Seen {  // whether there is any such data at all
  bool talks = false, persons = false, salespeople = false, prices = false, products = false,
       owners = false;
};

struct Lines {
  std::int64_t all = 0, with_cost = 0, numbered = 0, with_product = 0, with_salesperson = 0;
};

struct Book {
  Date as_of;
  sdk::Window window{12};
  double patience = 3;
  std::map<char, std::int32_t> contact_days;
  std::vector<Customer> customers;    // by id
  std::map<std::int64_t, Date> left;  // users who have left
  Seen seen;
  Lines lines;
  Date first_sale = kNever;
  Money median_first = 0;
  std::int32_t double_gap = 0;       // twice the usual gap of all; 0: not known
  std::int64_t purchases_known = 0;  // customers whose field says what they buy in all
  std::uint64_t fingerprint = 0;
  bool costs_readable = true;  // for whoever reads the report
  bool everyone_seen = true;   // all customers and all sales, so what all of them pay, too

  [[nodiscard]] DayRange period() const { return window.range(as_of); }
  [[nodiscard]] bool has_before() const { return !window.is_all() && first_sale < period().from; }
  [[nodiscard]] DayRange before() const { return window.previous().range(as_of); }
  [[nodiscard]] Date point(int k) const { return as_of.plus_months(3 * (k + 1 - kPoints)); }
  // After how many days of silence somebody who bought once is held not to come back.
  [[nodiscard]] std::int32_t patience_days() const {
    return static_cast<std::int32_t>(patience * double_gap / 2);
  }
  [[nodiscard]] bool overdue(const Customer& c) const {
    return c.double_median > 0 && c.usual > 0 &&
           4 * std::int64_t{as_of - c.last} > 3 * std::int64_t{c.double_median};
  }
  [[nodiscard]] Money at_stake(const Customer& c) const {
    return c.double_median > 0 ? c.usual * (2 * (as_of - c.last) / c.double_median) : 0;
  }
  // F1 to F3 at a point; single: one purchase, and it may still come back.
  struct Buyers {
    std::int64_t all = 0, repeated = 0, once = 0, recent = 0;
  };
  [[nodiscard]] Buyers buyers(int point) const;
  [[nodiscard]] bool bought_once_and_gone(const Customer& c) const {
    return c.orders == 1 && double_gap > 0 && as_of - c.first > patience_days();
  }
  // Traits at the last order, or at the first one, among those that the data can tell.
  [[nodiscard]] std::uint32_t traits(const Customer& c, bool at_first) const;
  [[nodiscard]] std::uint32_t known_traits() const;
};

}  // namespace pareto::eight_questions
