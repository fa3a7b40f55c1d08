// What the brief knows of one account: a customer, with all below it if it is the top of a group.
//
// Plain values, read once (queries.hpp). Money in 1/10000 home currency, excluding tax.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pareto/date.hpp"
#include "pareto/rhythm.hpp"
#include "pareto/window.hpp"

namespace pareto::account_brief {

using sdk::Date;
using sdk::DayRange;
using Money = std::int64_t;

struct Product {
  std::int64_t id = 0;
  std::string name, unit;
  Money net = 0, before = 0;  // in the window, in the one before
  Money priced = 0;           // net of lines whose quantity is known in the product's unit
  std::int64_t quantity = 0;  // of those, in 1/10000
  Money all_priced = 0;       // the same over all customers
  std::int64_t all_quantity = 0;
  Date last = sdk::Rhythm::kNever;

  [[nodiscard]] std::optional<double> price() const { return ratio(priced, quantity); }
  // Of all customers.
  [[nodiscard]] std::optional<double> average() const { return ratio(all_priced, all_quantity); }
  // 0.021: 2.1 % above the average.
  [[nodiscard]] std::optional<double> above() const;

 private:
  static std::optional<double> ratio(Money money, std::int64_t quantity) {
    if (money <= 0 || quantity <= 0) return std::nullopt;
    return static_cast<double>(money) / static_cast<double>(quantity);
  }
};

struct Person {
  std::int64_t id = 0;
  std::string name, position, part;  // code of the part in the purchase; empty: not recorded
  std::optional<std::int64_t> strength;
  std::optional<Date> last;  // when somebody of us last had to do with this person
};

struct Talk {
  Date day;
  std::string kind, person, words, user;
};

// What is open between us.
struct Open {
  std::string what, who;
  std::optional<Date> due;
  bool task = true;  // else a next step that was agreed
};

// Net of one day, with orders of a positive net.
struct Day {
  Date day;
  Money net = 0;
};

// What others of the industry buy and this account does not.
struct Missing {
  std::string name;
  std::int64_t buyers = 0;
};

struct Totals {
  Money net = 0, before = 0, known = 0, cost = 0;  // known: net of lines with a cost
  [[nodiscard]] std::optional<double> margin() const {
    if (known <= 0) return std::nullopt;
    return static_cast<double>(known - cost) / static_cast<double>(known);
  }
};

// What of it is for the reader.
struct Readable {
  bool amounts = true, costs = true;  // of sales; costs only along with amounts
  bool everyone = true;               // all customers and all sales, so what the firm sells, too
};

struct Account {
  Readable readable;
  std::int64_t id = 0;
  std::string code, name, industry, place, owner, deputy;
  bool owner_left = false;
  std::int64_t customers = 1;  // with those below it
  bool is_top = true;          // belongs to no other customer
  std::string tier;            // empty: not rated
  std::optional<Money> below;  // net at which it falls

  Date as_of;
  std::optional<Date> visit;
  sdk::Window window{12};

  Totals own, firm;
  std::int64_t rank = 0, rank_before = 0;       // from 1; 0: no sales
  std::vector<Day> days;                        // all with sales, oldest first
  std::vector<sdk::OrderDay> order_days;        // likewise, of positive orders
  std::int64_t orders = 0;                      // distinct orders ever
  std::optional<Date> first_order, last_order;  // days with an order of a positive net
  sdk::Rhythm rhythm;
  Money returned = 0;  // in the window, positive
  std::optional<Date> last_return;

  std::vector<Product> products;  // largest in the window first
  std::vector<Person> people;     // deciders first, then who was met last
  std::vector<Talk> talks;        // latest first, at most three
  std::int64_t talk_count = 0;
  std::vector<Open> open;        // the longest overdue first
  std::vector<Missing> missing;  // most buyers first
  std::int64_t peers = 0;        // buyers of its industry, itself left out
  bool use_known = false;        // its annual use is recorded

  [[nodiscard]] DayRange period() const { return window.range(as_of); }
  [[nodiscard]] DayRange before() const { return window.previous().range(as_of); }
  [[nodiscard]] bool overdue() const { return rhythm.overdue(as_of); }
  [[nodiscard]] bool has_sales() const { return !days.empty(); }
  // Net of a range of days.
  [[nodiscard]] Money net_of(DayRange range) const;
  // Of the `count` months that end with that of `as_of`, oldest first; nothing before the first
  // sale.
  [[nodiscard]] std::vector<std::optional<Money>> months(int count) const;
  // The end of the month in which it falls if it orders nothing more and nobody else changes.
  [[nodiscard]] std::optional<Date> falls_by_itself() const;
};

}  // namespace pareto::account_brief
