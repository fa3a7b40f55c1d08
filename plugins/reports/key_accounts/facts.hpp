// What the report knows: aggregates per customer and per subject, read once, and nothing else.
//
// A subject is what the rule tiers: a group (a customer with all below it) or a single customer.
// Some 150 bytes a customer; lines of sales are never held. Money is in 1/10000 home currency,
// excluding tax.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/date.hpp"
#include "pareto/rhythm.hpp"
#include "pareto/window.hpp"
#include "words.hpp"

namespace pareto::key_accounts {

using sdk::Date;
using sdk::DayRange;
using sdk::Window;

// Before all days there are: no day is known.
inline constexpr Date kLongAgo{-1'000'000};

using Money = std::int64_t;
using Index = std::uint32_t;
inline constexpr Index kNone = UINT32_MAX;
// For products of two amounts.
__extension__ typedef __int128 Wide;

// Strings that repeat (industries, provinces) or are many and short (names), in one block.
class Texts {
 public:
  Index add(std::string_view text) {
    if (text.empty()) return kNone;
    const auto at = static_cast<Index>(bytes_.size());
    const auto size = static_cast<std::uint16_t>(text.size() < 2000 ? text.size() : 2000);
    bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes_.append(text.substr(0, size));
    return at;
  }
  [[nodiscard]] std::string_view operator[](Index at) const {
    if (at == kNone) return {};
    std::uint16_t size = 0;
    bytes_.copy(reinterpret_cast<char*>(&size), sizeof size, at);
    return std::string_view(bytes_).substr(at + sizeof size, size);
  }

 private:
  std::string bytes_;
};

struct Customer {
  std::int64_t id = 0;
  std::int64_t owner = 0;  // 0: none
  Index subject = kNone;
  Index code = kNone, name = kNone, short_name = kNone, industry = kNone, place = kNone;
  Money net = 0;           // in the window
  std::int32_t lines = 0;  // in all data
  char tier_kept = 0;      // that stands in its record; 0: none, or of more than a letter
};

// How a subject orders, from days with an order of positive net.
using sdk::Rhythm;

struct Subject {
  Index customer = kNone;                  // the root of the group, or the customer
  Index largest = kNone;                   // the customer with the largest net in it
  std::int32_t customers = 0, buying = 0;  // all; with lines in the window
  std::int32_t orders = 0;                 // distinct orders in all data
  std::int32_t lines_in_window = 0;
  Money net = 0, net_before = 0, net_ever = 0;
  Money known_net = 0, cost = 0;  // of lines with known cost, in the window
  bool has_cost = false;
  char tier = 0, tier_before = 0;    // first letter of the tier's code; 0: not rated
  std::optional<Money> below, next;  // net at which it falls or rises, if the rule says so
  Rhythm rhythm;
  Index rank = kNone;  // from 0, among subjects with positive net

  [[nodiscard]] Money margin() const { return known_net - cost; }
  [[nodiscard]] double margin_rate() const {
    return known_net != 0 ? static_cast<double>(margin()) / static_cast<double>(known_net) : 0;
  }
};

// How the rule was run last.
struct RuleRun {
  std::string rule, window = "12m";
  bool per_group = true, found = false;
  double a_share = 0.8, b_share = 0.95;
  bool shares_known = false;  // the rule says where its lines lie
  std::optional<double> gini, hhi;
};

struct Lines {  // in the window, but for `ever`
  std::int64_t all = 0, with_cost = 0, foreign = 0, numbered = 0, with_salesperson = 0;
  std::int64_t ever = 0;
};

struct User {
  std::int64_t id = 0;
  std::string name;
  bool left = false;
};

struct Facts {
  Date as_of;
  Window window{12};  // ends with `as_of`
  RuleRun run;
  Texts texts;
  std::vector<Customer> customers;  // by id
  std::vector<Subject> subjects;
  std::vector<Index> ranked;  // subjects with positive net, largest first
  std::vector<User> users;    // by id
  Money net = 0, net_before = 0;
  Money known_net = 0, cost = 0;
  Lines lines;
  Date first_sale = kLongAgo;  // in all data
  std::uint64_t fingerprint = 0;
  std::int64_t unvisited = 0;           // subjects without any interaction
  std::vector<std::string> currencies;  // foreign ones that have a rate

  bool costs_readable = true;  // for whoever reads the report
  bool everyone_seen = true;   // all customers and all sales

  [[nodiscard]] DayRange period() const { return window.range(as_of); }
  // The period before, of the same length. Only where the window is not all.
  [[nodiscard]] DayRange before() const { return window.previous().range(as_of); }
  [[nodiscard]] bool has_before() const { return !window.is_all() && first_sale < period().from; }
  [[nodiscard]] double share(Money part) const {
    return net > 0 ? static_cast<double>(part) / static_cast<double>(net) : 0;
  }
  [[nodiscard]] bool has_cost() const { return known_net > 0; }
  [[nodiscard]] double margin_rate() const {
    return known_net > 0 ? static_cast<double>(known_net - cost) / static_cast<double>(known_net)
                         : 0;
  }
  // Days since its last order.
  [[nodiscard]] std::int32_t silent(const Subject& subject) const {
    return as_of - subject.rhythm.last;
  }
  // Silent for more than one and a half of its median gaps, and not for two years.
  [[nodiscard]] bool overdue(const Subject& subject) const;
  [[nodiscard]] std::int32_t missed(const Subject& subject) const;
  [[nodiscard]] Money at_stake(const Subject& subject) const;
  // Sold, but at less than half of the average margin; only A and B.
  [[nodiscard]] bool thin(const Subject& subject) const;

  [[nodiscard]] const User* user(std::int64_t id) const;
  [[nodiscard]] const Customer* customer(std::int64_t id) const;
  // As it is called in the report: the short name, or the name without its legal form.
  [[nodiscard]] std::string name(const Customer& customer) const;
  [[nodiscard]] std::string name(const Subject& subject) const {
    return name(customers[subject.customer]);
  }
  // As conditions on customers take it; empty where it has none.
  [[nodiscard]] std::string code(const Subject& subject) const;
  [[nodiscard]] std::vector<Index> of_tier(char tier) const;  // largest first
  // Whether they are exactly those whose record has this tier: then a condition on it names them,
  // however many they are.
  [[nodiscard]] bool stands_in_records(char tier) const;
};

// Tiers that the report speaks of. Other codes are shown, but nobody is a key account by them.
inline constexpr char kKeyTier = 'A', kSecondTier = 'B';

}  // namespace pareto::key_accounts
